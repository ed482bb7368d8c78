import { Curve, proto } from '@whiskeysockets/baileys';

/** Some day in 2100: the certificate lives for one test. */
const NOT_AFTER = 4_102_444_800;

/** A chain like WhatsApp's (root, intermediate, leaf), made for one run. Clients must be told to trust `rootKey`. */
export function makeCertificate() {
  const root = Curve.generateKeyPair();
  const intermediate = Curve.generateKeyPair();
  const staticKey = Curve.generateKeyPair();
  const { Details } = proto.CertChain.NoiseCertificate;
  const lifetime = { notBefore: 0, notAfter: NOT_AFTER };
  const intermediateDetails = Details.encode({ serial: 1, issuerSerial: 0, key: intermediate.public, ...lifetime }).finish();
  const leafDetails = Details.encode({ serial: 2, issuerSerial: 1, key: staticKey.public, ...lifetime }).finish();
  const chain = proto.CertChain.encode({
    intermediate: { details: intermediateDetails, signature: Curve.sign(root.private, intermediateDetails) },
    leaf: { details: leafDetails, signature: Curve.sign(intermediate.private, leafDetails) },
  }).finish();
  return { rootKey: Buffer.from(root.public), staticKey, chain: Buffer.from(chain) };
}
export type Certificate = ReturnType<typeof makeCertificate>;
