#!/usr/bin/env bash
# make-env.sh [FILE]: writes .env (or FILE) from .env.example with a random value for each secret, for
# the owner's eyes only. Never touches a file that is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
file=${1:-.env}
umask 077
if [ -e "$file" ]; then
  printf '%s is there already and stays as it is.\n' "$file" >&2
  exit 1
fi
random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
while IFS= read -r line; do
  case "$line" in
    [A-Z]*=) printf '%s%s\n' "$line" "$(random)" ;;
    *) printf '%s\n' "$line" ;;
  esac
done <.env.example >"$file.new"
mv "$file.new" "$file"
printf 'Wrote %s with random secrets.\n' "$file"
