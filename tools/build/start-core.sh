#!/bin/sh
# Starts the core. What Node has read of the program is kept in `code`, beside the data, as compiled code and as a snapshot of the loaded program, which starts
# in half the time (docs/performance.md). Whatever is in there can be deleted at any time.
export MALLOC_ARENA_MAX=2
flags='FLAGS'
folder=$(cd "$(dirname "$0")" && pwd)
program="$folder/src/main.cjs"
data="${HATSTAND_DATA:-data}"
[ -d "$data" ] || exec node $flags "$program"
export NODE_COMPILE_CACHE="${NODE_COMPILE_CACHE:-$data/code}"

# A snapshot fits one program in one place, one Node with its options, and one kind of processor; and it must be as it was made. Node ends at once where it is not so.
[ -z "$NODE_OPTIONS" ] || exec node $flags "$program"
snapshot="$data/code/snapshot"
fitting() {
  echo "PROGRAM $folder" $(stat -Lc '%i %s %Y' "$(command -v node)" "$snapshot" && grep -m 1 -iE '^(flags|features)' /proc/cpuinfo)
}

# The core takes this away once it serves. Where it is still here, the start that opened the snapshot never came so far: this one does without, the next makes it anew.
if [ -f "$snapshot-opened" ]; then
  rm -f "$snapshot-for" "$snapshot-opened"
  exec node $flags "$program"
fi
made_for=
[ ! -f "$snapshot-for" ] || read -r made_for <"$snapshot-for"
if [ "$made_for" != "$(fitting)" ]; then
  made_for=
  mkdir -p "$data/code" && rm -f "$snapshot"-* &&
    env -i PATH="$PATH" node $flags --no-warnings --snapshot-blob "$snapshot-$$" --build-snapshot "$program" &&
    mv "$snapshot-$$" "$snapshot" && made_for="$(fitting)" && echo "$made_for" >"$snapshot-for"
fi >/dev/null 2>&1
if [ -n "$made_for" ] && true >"$snapshot-opened"; then
  export HATSTAND_SNAPSHOT_OPENED="$snapshot-opened"
  exec node $flags --snapshot-blob "$snapshot" "$program"
fi
exec node $flags "$program"
