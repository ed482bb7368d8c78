#!/bin/sh
# Starts the core. What Node has read of the program is kept in `code`, beside the data, as compiled code and as a snapshot of the loaded program, which starts
# in little more than half the time (docs/performance.md). Whatever is in there can be deleted at any time.
export MALLOC_ARENA_MAX=2
flags='FLAGS'
folder=$(cd "$(dirname "$0")" && pwd)
program="$folder/src/main.cjs"
data="${HATSTAND_DATA:-data}"
snapshot="$data/code/snapshot"
start_without() {
  exec node $flags "$program"
}
[ -d "$data" ] || start_without
export NODE_COMPILE_CACHE="${NODE_COMPILE_CACHE:-$data/code}"

# A snapshot fits one program in one place, one Node with its options, and one kind of processor. Where these can't be told, there is none.
[ -z "$NODE_OPTIONS" ] || start_without
fits=$(stat -Lc '%i %s %Y' "$(command -v node)" 2>/dev/null && grep -m 1 -iE '^(flags|features)' /proc/cpuinfo 2>/dev/null) || start_without
fits=$(echo PROGRAM "$folder" $fits)
sum() {
  cksum <"$snapshot"
}

# The core takes this away when it serves, or has said why it can't. Where it is still here, the snapshot could not be opened: this start does without, the next
# makes another.
if [ -f "$snapshot-opening" ]; then
  rm -f "$snapshot-for" "$snapshot-opening"
  start_without
fi
made_for=
{
  read -r made_for <"$snapshot-for"
  if [ "$made_for" != "$fits $(sum)" ]; then
    made_for=
    mkdir -p "$data/code" && rm -f "$snapshot-for" "$snapshot"-?????? && new=$(mktemp "$snapshot-XXXXXX") &&
      echo '{ "builder": "'"$program"'", "withoutCodeCache": true }' >"$new" &&
      env -i PATH="$PATH" node $flags --no-warnings --snapshot-blob "$new" --build-snapshot-config "$new" &&
      HATSTAND_SNAPSHOT=trial node $flags --snapshot-blob "$new" "$program" &&
      mv "$new" "$snapshot" && made_for="$fits $(sum)" && echo "$made_for" >"$snapshot-for"
  fi
} >/dev/null 2>&1
if [ -n "$made_for" ] && true >"$snapshot-opening"; then
  export HATSTAND_SNAPSHOT="$snapshot-opening"
  exec node $flags --snapshot-blob "$snapshot" "$program"
fi
start_without
