#!/usr/bin/env bash
# The real program, with good and bad input: the exit status of each run. Takes the program's path.
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

printf 'plan;' >"$folder/plan.photo"
printf '\xff\xfe plan;\0' >"$folder/bytes.photo"
printf '# \xe2\x80\xae\nplan;' >"$folder/bidi.photo"
head -c 50000000 /dev/zero | tr '\0' 'a' >"$folder/long.photo"
yes 'what if {' 2>/dev/null | head -n 100000 >"$folder/deep.photo"
: >"$folder/empty.photo"
printf '#!/usr/bin/env photopolicy\nexpect source cloud;\n' >"$folder/failing.photo"
"$program" tenants export contoso >"$folder/tenant.json"
sed 's/"onPremisesSyncEnabled": true}/"onPremisesSyncEnabled": "yes"}/' "$folder/tenant.json" >"$folder/type.json"
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
expect 65 "$program" -c 'plan'
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

# A saved tenant is the same world.
change='grant role UserAdmin to employee@contoso.com; source cloud; allow roles [UserAdmin]; apply; advance 2h;'
expect 0 "$program" -c "$change" --save-tenant "$folder/saved.json"
expect 0 "$program" --simulate "$folder/saved.json" -c 'expect source cloud; rollback; expect source any;' --save-tenant "$folder/again.json"
expect 0 "$program" --simulate "$folder/again.json" -c 'expect source any; expect role UserAdmin can update photo of others;'

# What is tried with --what-if is seen by the scripts after it and then dropped.
expect 0 "$program" --what-if -c 'source cloud; apply;' -c 'expect source cloud;' --save-tenant "$folder/tried.json"
expect 0 "$program" --simulate "$folder/tried.json" -c 'expect source any;'

# What `format --diff` shows is what `patch` makes of it, and what `format` writes.
printf '# a\nplan ;\nplan;\nshow POLICY;\n\n\n\nprint a;\nprint b;\nprint c;\nprint d;\nprint e;\nprint f;\nwhat if {plan;}' >"$folder/loose.photo"
cp "$folder/loose.photo" "$folder/patched.photo"
expect 1 "$program" format --diff "$folder/loose.photo"
mv "$folder/out" "$folder/diff"
expect 0 patch -s "$folder/patched.photo" "$folder/diff"
expect 1 "$program" format --check "$folder/loose.photo"
expect 0 "$program" format "$folder/loose.photo"
expect 0 cmp "$folder/loose.photo" "$folder/patched.photo"
expect 0 "$program" format --check "$folder/loose.photo"

# A run that cannot begin ends in a summary too.
expect 66 "$program" "$folder/none.photo" --output json
tail -n 1 "$folder/out" | grep -q '"type":"summary".*"exitStatus":66' ||
  { failed=$((failed + 1)); echo "no summary after a file that is not there"; }

for script in Scripts/runbooks/*.photo; do
  [ -e "$script" ] && expect 0 "$program" "$script"
done

# Every sample of the grammar's reference: as it stands it runs, and one marked `fails` does not.
awk -v folder="$folder" '
  /^```photo/ { kind = /fails/ ? "fails" : "runs"; name = sprintf("%s/sample-%s-%03d.photo", folder, kind, ++count); on = 1; next }
  /^```/ { on = 0 }
  on { print > name }
' Grammar.md
for script in "$folder"/sample-runs-*.photo; do expect 0 "$program" "$script"; done
for script in "$folder"/sample-fails-*.photo; do
  "$program" "$script" >/dev/null 2>&1 && { failed=$((failed + 1)); echo "runs, though marked as failing: $script"; cat "$script"; }
done

# The first session of the README, replayed: what stands below each command is what it prints.
awk '/^```console/ { on = 1; next } /^```/ { on = 0 } on' README.md >"$folder/session"
replayed=$(while IFS= read -r line; do
  case $line in
    '$ '*)
      echo "$line"
      (eval "${line#\$ }" </dev/null 2>"$folder/told"; cat "$folder/told")
      ;;
  esac
done <"$folder/session")
if [ "$replayed" == "$(cat "$folder/session")" ]; then
  passed=$((passed + 1))
else
  failed=$((failed + 1))
  diff <(echo "$replayed") "$folder/session"
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
