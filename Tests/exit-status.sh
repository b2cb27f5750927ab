#!/usr/bin/env bash
# Runs the real program on good and bad input and checks each exit status. Takes the program's path.
set -uo pipefail
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
passed=0 failed=0

expect() {
  local status=$1
  shift
  "$@" >"$folder/out" 2>"$folder/err" </dev/null
  local got=$?
  if [ "$got" -eq "$status" ] && ! grep -q $'\e' "$folder/out" "$folder/err"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "wanted $status, got $got: $*"
    head -c 600 "$folder/out" "$folder/err"
  fi
}

# Also checks what standard output or error says.
says() {
  local pattern=$1
  shift
  expect "$@"
  if grep -qe "$pattern" "$folder/out" "$folder/err"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "does not say $pattern: ${*:2}"
    head -c 600 "$folder/out" "$folder/err"
  fi
}

holds() {
  if "${@:2}"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "$1"
  fi
}

# No byte of C0 but line feeds (and tabs), none of C1, no DEL.
no_controls() { ! LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]' "$@"; }

printf 'plan;' >"$folder/plan.photo"
printf '\xff\xfe plan;\0' >"$folder/bytes.photo"
printf '# \xe2\x80\xae\nplan;' >"$folder/bidi.photo"
head -c 50000000 /dev/zero | tr '\0' 'a' >"$folder/long.photo"
yes 'what if {' 2>/dev/null | head -n 100000 >"$folder/deep.photo"
: >"$folder/empty.photo"
printf 'expect source cloud; source cloud; apply;' >"$folder/failing-plan.photo"
printf '#!/usr/bin/env photopolicy\nexpect source cloud;\n' >"$folder/failing.photo"
"$program" tenants export contoso >"$folder/tenant.json"
sed '/Sofia/s/"onPremisesSyncEnabled": true/"onPremisesSyncEnabled": "yes"/' "$folder/tenant.json" >"$folder/type.json"
sed 's/000000000102/000000000101/' "$folder/tenant.json" >"$folder/twice.json"
sed 's/"principalId": "00000000-0000-4000-8000-000000000101"/"principalId": "00000000-0000-4000-8000-000000000999"/' \
  "$folder/tenant.json" >"$folder/nobody.json"
sed 's/Emma Employee/Emma\\u001b[31m/' "$folder/tenant.json" >"$folder/escape.json"

expect 0 "$program" "$folder/plan.photo"
expect 0 "$program" run "$folder/plan.photo" --output json
expect 0 "$program" run "$folder/plan.photo" --output junit
expect 0 "$program" run "$folder/plan.photo" --output markdown
expect 0 "$program" "$folder/empty.photo"
expect 0 "$program" -c 'print $x;' --define 'x=[a, b]'
expect 0 "$program" check "$folder/plan.photo"
expect 0 "$program" explain ForbiddenByAdmindEditPolicy
expect 0 "$program" explain invalid_role
expect 0 "$program" tenants
expect 0 "$program" --version
expect 0 "$program" -c 'source cloud; plan;'
expect 1 "$program" "$folder/failing.photo"
expect 1 "$program" run "$folder/failing.photo" "$folder/plan.photo"
expect 2 "$program" --detailed-exitcode -c 'source cloud; plan;'
expect 3 "$program" -c 'allow roles [UserAdmin]; apply;'
expect 3 "$program" -c 'rollback;'
expect 64 "$program" --no-such-option
expect 64 "$program" --define x -c 'plan;'
expect 65 "$program" -c 'alow everyone;'
expect 0 "$program" -c 'plan'
expect 65 "$program" -c 'apply'
expect 65 "$program" "$folder/bytes.photo"
expect 65 "$program" "$folder/bidi.photo"
expect 65 "$program" "$folder/long.photo"
expect 65 "$program" "$folder/deep.photo"
expect 65 "$program" --simulate "$folder/plan.photo" -c 'plan;'
expect 65 "$program" --simulate "$folder/type.json" -c 'plan;'
expect 65 "$program" --simulate "$folder/twice.json" -c 'plan;'
expect 65 "$program" --simulate "$folder/nobody.json" -c 'plan;'
expect 0 "$program" --simulate "$folder/escape.json" -c 'show user employee@contoso.com;'
expect 66 "$program" "$folder/none.photo"
expect 66 "$program" "$folder"
expect 66 "$program" --simulate "$folder/none.json" -c 'plan;'

# What a person may type or paste.
expect 65 "$program" -c $'pl\u0430n;'
says 'did you mean' 65 "$program" -c 'alow everyone;'
says 'did you mean' 65 "$program" -c 'allow roles [UsrAdmin];'
says 'did you mean' 65 "$program" -c 'show user emploee@contoso.com;'
says 'unclosed-string' 65 "$program" -c $'print "abc\nplan;'
printf 'plan; print a\0b;\0' >"$folder/nul.photo"
says 'stray-character' 65 "$program" "$folder/nul.photo"

# A mended file is complete, keeps its mode, and leaves no other files behind.
mkdir "$folder/mended"
printf 'print\xc2\xa0x;\nplan\nplan;\n' >"$folder/mended/script.photo"
chmod 640 "$folder/mended/script.photo"
expect 65 "$program" check "$folder/mended/script.photo"
expect 0 "$program" check --fix "$folder/mended/script.photo"
holds "the file is not mended" [ "$(cat "$folder/mended/script.photo")" == $'print x;\nplan;\nplan;' ]
holds "the mode is not kept" [ "$(stat -c %a "$folder/mended/script.photo")" == 640 ]
holds "something is left beside the file" [ "$(ls -A "$folder/mended")" == script.photo ]

# At most 200 reports are shown; the rest are counted.
yes 'alow everyone;' | head -n 300 >"$folder/many.photo"
says '^100 more reports not shown' 65 "$program" "$folder/many.photo"
holds "not 200 reports" [ "$(grep -c '^error' "$folder/err")" -eq 200 ]

# A line of 50 MB needs little more memory than its own size.
small() { (ulimit -v 2000000 && "$@"); }
expect 65 small "$program" check "$folder/long.photo"

# Pipes are files too.
mkfifo "$folder/pipe"
cat "$folder/plan.photo" >"$folder/pipe" &
expect 0 "$program" "$folder/pipe"
cat "$folder/tenant.json" >"$folder/pipe" &
expect 0 "$program" --simulate "$folder/pipe" -c 'plan;'

# A script may name only regular files, links resolved, in its own folder or in a folder that was allowed.
mkdir -p "$folder/scripts/lib" "$folder/shared"
printf 'plan;' >"$folder/shared/plan.photo"
printf 'include "../plan.photo";' >"$folder/scripts/lib/up.photo"
printf 'plan;' >"$folder/scripts/plan.photo"
printf 'include "lib/up.photo";' >"$folder/scripts/below.photo"
printf 'include "../shared/plan.photo";' >"$folder/scripts/beside.photo"
printf 'include "link.photo";' >"$folder/scripts/linked.photo"
ln -s ../shared/plan.photo "$folder/scripts/link.photo"
printf 'include "pipe";' >"$folder/scripts/piped.photo"
mkfifo "$folder/scripts/pipe"
expect 0 "$program" "$folder/scripts/below.photo"
says file-outside 65 "$program" "$folder/scripts/beside.photo"
says file-outside 65 "$program" "$folder/scripts/linked.photo"
says file-outside 65 "$program" check "$folder/scripts/linked.photo"
expect 0 "$program" run "$folder/scripts/beside.photo" --include-from "$folder/shared"
expect 0 "$program" check "$folder/scripts/linked.photo" --include-from "$folder/shared"
expect 0 "$program" -c "include \"$folder/shared/plan.photo\";"
printf 'PASSWORD=hunter2' >"$folder/deleted"
exec 7<"$folder/deleted"
rm "$folder/deleted"
printf 'include "/proc/self/fd/7";' >"$folder/scripts/deleted.photo"
says include-not-found 65 "$program" "$folder/scripts/deleted.photo"
exec 7<&-
expect 64 "$program" run "$folder/scripts/below.photo" --include-from "$folder/none"
says 'not a regular file' 65 "$program" "$folder/scripts/piped.photo"
says 'not a regular file' 65 "$program" -c "include \"$folder/scripts/pipe\";"
for form in text json junit markdown; do
  SECRET=hunter2 says include-no-script 65 "$program" run -c 'include "/proc/self/environ";' --output "$form"
  holds "a secret is quoted in $form" [ "$(cat "$folder/out" "$folder/err" | grep -c hunter2)" -eq 0 ]
done

from_plan() { "$@" <"$folder/plan.photo"; }
expect 0 from_plan "$program" /dev/stdin
expect 0 from_plan "$program" -
expect 0 from_plan "$program"

# Faults in a tenant file are reported with their path.
says 'users\[13\].onPremisesSyncEnabled: expected true or false' 65 "$program" --simulate "$folder/type.json" -c 'plan;'
says 'users\[1\].id: ' 65 "$program" --simulate "$folder/twice.json" -c 'plan;'
says 'roleAssignments\[0\].principalId: no user or group' 65 "$program" --simulate "$folder/nobody.json" -c 'plan;'

# Whatever strangers wrote into a directory, no control character reaches the output in any format.
sed -e 's/"displayName": "/&\\u001b[31m\\u009b\\u0007/' -e 's/"name": "No photos/&\\u001b]0;x\\u0007/' \
  -e 's/"owaMailboxPolicy": "No photos/&\\u001b]0;x\\u0007/' -e 's/"userPrincipalName": "employee/&\\u001b\\u0085/' \
  "$folder/tenant.json" >"$folder/controls.json"
cat >"$folder/controls.photo" <<'PHOTO'
show tenant; show users; show units; show mailbox policies; show roles; show policy;
show user scoped.admin@contoso.com; show user no.photo.policy@contoso.com; show matrix;
who can update own photo via Teams; can everyone update photo of others via Graph;
explain can no.photo.policy@contoso.com update own photo via Teams;
source cloud; allow roles [UserAdmin]; plan; apply because "\u{1b}[31m"; show history;
revoke role UserAdmin from scoped.admin@contoso.com; print "\u{9b}\u{7}";
what if "\u{1b}]0;x\u{7}" { expect everyone cannot update own photo; } expect everyone cannot update own photo;
PHOTO
for form in text json junit markdown; do
  expect 1 "$program" run "$folder/controls.photo" --simulate "$folder/controls.json" --output "$form"
  holds "a control character in $form" no_controls "$folder/out" "$folder/err"
done
says 'no user' 65 "$program" --simulate <(sed 's/"operator": "/&\\u001b[31m/' "$folder/controls.json") -c 'plan;'

# Files that cannot be written stay as they were.
expect 66 "$program" -c 'plan;' --save-tenant /proc/none.json
expect 66 "$program" -c 'plan;' --save-tenant "$folder"
expect 66 "$program" -c 'plan;' --save-tenant "$folder/none/tenant.json"
guest() { "$@"; }
[ "$(id -u)" -ne 0 ] || guest() { setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; }
cp "$program" "$folder/program"
chmod 755 "$folder"
mkdir -m 555 "$folder/closed"
printf 'PLAN;' >"$folder/closed/plan.photo"
echo old >"$folder/closed/tenant.json"
chmod 644 "$folder"/closed/*
printf 'PLAN;' >"$folder/read-only.photo"
chmod 444 "$folder/read-only.photo"
if guest "$folder/program" --version >/dev/null 2>&1; then
  expect 66 guest "$folder/program" -c 'plan;' --save-tenant "$folder/closed/tenant.json"
  expect 66 guest "$folder/program" -c 'plan;' --save-tenant "$folder/closed/new.json"
  expect 66 guest "$folder/program" format "$folder/read-only.photo"
  expect 66 guest "$folder/program" format "$folder/closed/plan.photo"
  expect 66 guest "$folder/program" check --fix "$folder/closed/none.photo"
  holds "a file that cannot be written has changed" \
    [ "$(cat "$folder/closed/tenant.json" "$folder/read-only.photo")" == $'old\nPLAN;' ]
else
  echo "skipped: read-only files (cannot run as a user without rights)"
fi
# A state folder that belongs to somebody else is not trusted.
if [ "$(id -u)" -eq 0 ]; then
  mkdir -p "$folder/theirs/photopolicy"
  chown 12345 "$folder/theirs/photopolicy"
  says 'another user' 66 env XDG_STATE_HOME="$folder/theirs" "$program" history
  chown 0 "$folder/theirs/photopolicy"
  expect 0 env XDG_STATE_HOME="$folder/theirs" "$program" history
  chmod 777 "$folder/theirs"
  says 'by everybody' 66 env XDG_STATE_HOME="$folder/theirs" "$program" history
else
  echo "skipped: a state folder of somebody else (needs root)"
fi
mkdir "$folder/full"
if [ "$(id -u)" -eq 0 ] && mount -t tmpfs -o size=8k none "$folder/full" 2>/dev/null; then
  echo old >"$folder/full/tenant.json"
  says 'no space left' 66 "$program" -c 'plan;' --save-tenant "$folder/full/tenant.json"
  holds "a full disk has harmed the old file" [ "$(cat "$folder/full/tenant.json")" == old ]
  holds "a full disk keeps a rest" [ "$(ls -A "$folder/full")" == tenant.json ]
  umount "$folder/full"
else
  echo "skipped: a full disk (needs root and tmpfs)"
fi

# Output that cannot be written is reported; a closed pipe ends the program quietly.
closed() { "$@" >&-; }
says 'standard output' 66 closed "$program" -c 'plan;'
full() { "$@" >/dev/full; }
says 'standard output' 66 full "$program" run "$folder/plan.photo" --output json
says 'standard output' 66 full "$program" tenants export contoso
silent() { "$@" 2>&-; }
expect 65 silent "$program" -c 'alow everyone;'
yes 'plan;' | head -n 3000 >"$folder/plans.photo"
"$program" "$folder/plans.photo" 2>"$folder/err" | head -n 1 >/dev/null
holds "a pipe whose reader went away" [ "${PIPESTATUS[0]}" -eq 141 ]

# Ctrl-C ends in a summary of what ran. Without `set -m` the shell would make its background jobs ignore the signal.
yes 'plan;' | head -n 200000 >"$folder/plans.photo"
interrupted() {
  rm -f "$folder/interrupted"
  (
    set -m
    "$program" run "$folder/plans.photo" "$@" >"$folder/interrupted" 2>/dev/null &
    # A document is written at the end of a run: if nothing is written after a second, the run is under way.
    for _ in $(seq 20); do [ -s "$folder/interrupted" ] || sleep 0.05; done
    kill -INT $!
    wait $!
  )
}
interrupted --output json
holds "an interrupt does not exit with 130" [ $? -eq 130 ]
holds "no summary last after an interrupt" grep -q '^{"type":"summary".*"exitStatus":130}$' <(tail -n 1 "$folder/interrupted")
interrupted --output markdown
holds "an interrupt does not exit with 130" [ $? -eq 130 ]
holds "no status last after an interrupt" grep -q 'Exit status 130: interrupted' <(tail -n 2 "$folder/interrupted")

# A saved tenant is the same world.
change='grant role UserAdmin to employee@contoso.com; source cloud; allow roles [UserAdmin]; apply; advance 2h;'
expect 0 "$program" -c "$change" --save-tenant "$folder/saved.json"
expect 0 "$program" --simulate "$folder/saved.json" -c 'expect source cloud; rollback; expect source any;' --save-tenant "$folder/again.json"
expect 0 "$program" --simulate "$folder/again.json" -c 'expect source any; expect role UserAdmin can update photo of others;'

# Later scripts see what --what-if tried; afterwards it is dropped.
expect 0 "$program" --what-if -c 'source cloud; apply;' -c 'expect source cloud;' --save-tenant "$folder/tried.json"
expect 0 "$program" --simulate "$folder/tried.json" -c 'expect source any;'

# Applying `format --diff` with `patch` gives the same file as `format`.
printf '# a\nplan ;\nplan;\nshow POLICY;\n\n\n\nprint a;\nprint b;\nprint c;\nprint d;\nprint e;\nprint f;\nwhat if {plan;}' >"$folder/loose.photo"
cp "$folder/loose.photo" "$folder/patched.photo"
expect 1 "$program" format --diff "$folder/loose.photo"
mv "$folder/out" "$folder/diff"
expect 0 patch -s "$folder/patched.photo" "$folder/diff"
expect 1 "$program" format --check "$folder/loose.photo"
expect 0 "$program" format "$folder/loose.photo"
expect 0 cmp "$folder/loose.photo" "$folder/patched.photo"
expect 0 "$program" format --check "$folder/loose.photo"

# A run that cannot begin also ends in a summary.
expect 66 "$program" "$folder/none.photo" --output json
tail -n 1 "$folder/out" | grep -q '"type":"summary".*"exitStatus":66' ||
  { failed=$((failed + 1)); echo "no summary after a file that is not there"; }

# A plan file is applied only once, unchanged, and only to the tenant and settings that it was made from.
export XDG_STATE_HOME="$folder/state"
printf 'source cloud; allow roles [UserAdmin]; apply because "CHG1";' >"$folder/lock.photo"
expect 0 "$program" plan "$folder/lock.photo" --out "$folder/lock.json"
expect 0 "$program" plan "$folder/lock.photo" --output json
expect 0 "$program" plan "$folder/lock.photo" --output markdown
expect 65 "$program" plan "$folder/plan.photo"
expect 1 "$program" plan "$folder/failing-plan.photo"
expect 0 "$program" apply "$folder/lock.json" --save-tenant "$folder/locked.json"
expect 0 "$program" --simulate "$folder/locked.json" -c 'expect source cloud; expect allow roles [UserAdmin]; rollback;'
expect 3 "$program" apply "$folder/lock.json" --simulate "$folder/locked.json"
sed 's/000000000001/000000000002/' "$folder/tenant.json" >"$folder/other.json"
expect 3 "$program" apply "$folder/lock.json" --simulate "$folder/other.json"
sed 's/CHG1/CHG2/' "$folder/lock.json" >"$folder/tampered.json"
expect 65 "$program" apply "$folder/tampered.json"
expect 65 "$program" apply "$folder/lock.json" --read-only
expect 65 "$program" apply "$folder/tenant.json"
expect 66 "$program" apply "$folder/none.json"
mv "$folder/lock.photo" "$folder/lock.kept"
mkfifo "$folder/lock.photo"
expect 0 timeout 20 "$program" apply "$folder/lock.json"
rm "$folder/lock.photo"
mv "$folder/lock.kept" "$folder/lock.photo"
printf ' ' >>"$folder/lock.photo"
expect 3 "$program" apply "$folder/lock.json"

# The journal and the imported mailbox policies.
expect 0 "$program" history
expect 0 "$program" history --output json
printf 'Name,SetPhotoEnabled\nOwaMailboxPolicy-Default,True\nNo photos,False\n' >"$folder/policies.csv"
printf '#TYPE X\r\n"PrimarySmtpAddress","OwaMailboxPolicy"\r\n"a@contoso.com","No photos"\r\n' >"$folder/mailboxes.csv"
expect 0 "$program" import owa "$folder/policies.csv" "$folder/mailboxes.csv" --simulate contoso
expect 64 "$program" import owa "$folder/policies.csv" "$folder/mailboxes.csv"
expect 64 "$program" import owa "$folder/policies.csv" "$folder/mailboxes.csv" --tenant contoso
expect 65 "$program" import owa "$folder/mailboxes.csv" "$folder/policies.csv" --simulate contoso
expect 66 "$program" import owa "$folder/none.csv" "$folder/mailboxes.csv" --simulate contoso
printf 'no database' >"$folder/state/photopolicy/journal.sqlite"
expect 66 "$program" history

for script in Scripts/runbooks/*.photo; do
  [ -e "$script" ] && expect 0 "$program" "$script"
done

# Every sample in Grammar.md runs as it stands, except those marked `fails`, which must fail.
awk -v folder="$folder" '
  /^```photo/ { kind = /fails/ ? "fails" : "runs"; name = sprintf("%s/sample-%s-%03d.photo", folder, kind, ++count); on = 1; next }
  /^```/ { on = 0 }
  on { print > name }
' Grammar.md
for script in "$folder"/sample-runs-*.photo; do expect 0 "$program" "$script"; done
for script in "$folder"/sample-fails-*.photo; do
  "$program" "$script" >/dev/null 2>&1 && { failed=$((failed + 1)); echo "runs, though marked as failing: $script"; cat "$script"; }
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
