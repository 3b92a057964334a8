# The launcher tried as a visitor would, from the first run to the fresh one: tests of ./threekey itself. Sourced by it.
# shellcheck shell=bash

# Every try is a test case of one report, so that the closing line counts it.
try_launcher() {
    local folder report=$PWD/target/surefire-reports/TEST-launcher.xml
    folder=$(mktemp -d)
    TRIES="" TRIED=$folder/tried
    TRY_PORT=8190
    while port_is_taken "$TRY_PORT" || port_is_taken $((TRY_PORT + 1000)); do TRY_PORT=$((TRY_PORT + 1)); done
    # shellcheck disable=SC2064
    trap "end_running; rm -rf '$folder'" EXIT
    # so that what README says can be run as it stands there
    export THREEKEY_HOME=$folder/hospital THREEKEY_PORT=$TRY_PORT
    unset THREEKEY_WITNESS THREEKEY_DATABASE_URL
    psql_at_hand "$folder/bin"

    try_first_day "$folder"
    try_unfit "$folder"
    try_lived_days "$folder"
    try_founding "$folder"
    try_tools "$folder"
    try "README says no command that is not tried or named with the reason" everything_said_is_tried

    mkdir -p target/surefire-reports
    printf '<testsuite name="launcher">\n%s</testsuite>\n' "$TRIES" > "$report"
    [[ $TRIES != *"<failure"* ]]
}

# Commands of README that no try runs, and why not.
not_tried() {
    cat <<'REASONS'
./threekey test: it is what runs this
./threekey test governance: it takes minutes, and ./threekey test runs the same tests
REASONS
}

try_first_day() {
    local folder=$1 demo="--home $1/hospital --port $TRY_PORT"
    try "the first run says where the hospital is" starts as_written './threekey run --small'
    try "its record is confirmed by the witness beside it" is_confirmed
    try "a second run on its folder is refused" refuses "already runs on" run --small $demo
    try "another hospital at its port is refused" refuses "is taken by another program" run --small --home "$folder/other" --port "$TRY_PORT"
    try "its witness's port is refused to another's" refuses "where the witness beside the server answers" run --small --home "$folder/other" --port $((TRY_PORT - 1000))
    try "a reset under its feet is refused" refuses "already runs on" reset $demo
    try "it is exported while it runs" as_written './threekey export --out evidence-of-today'
    try "the export holds" holds_as_written './threekey verify evidence-of-today --fingerprint "the one that run printed"'
    try "what is not of the export does not" refuses "manifest" verify "$folder/hospital"
    try "what is recorded about somebody is exported, and holds" exports_part "$folder/of-a-person" --person "select subject from ledger_entry where type = 'person.admitted' limit 1"
    try "what a decision rests on is exported, and holds" exports_part "$folder/of-a-decision" --decision "select subject from ledger_entry where type = 'decision.adopted' limit 1"
    try "a policy is changed behind everybody's back, as README says" changes_rows "$(readme_commands | grep '^psql')"
    try "and the server says so" is_said alert.raised
    try "and put back, as README says" changes_rows_back 15 480 "$(readme_commands | grep '^psql')"
    try "and the server says that too" is_said alert.over
    try "it ends with its witness" ends
    try "it is exported while it stands still" ./threekey export --home "$folder/hospital" --out "$folder/later"
    try "the two exports continue each other" holds "$folder/later" --earlier "$folder/evidence-of-today"
    try "only what came since is exported" as_written './threekey export --since evidence-of-today --out evidence-since'
    try "both are checked as one" holds_as_written './threekey verify evidence-since --earlier evidence-of-today --fingerprint "the one that run printed"'
    try "it is reset" as_written './threekey reset'
    try "a fresh one is started as it is said, whatever its folder is called" says_how_to_start "$folder/of the ward"
    export THREEKEY_DATABASE_URL=jdbc:postgresql://localhost:1/none
    try "the fresh one starts within $LONGEST_START s, whatever database the environment names" starts_soon run --small $demo
    unset THREEKEY_DATABASE_URL
    try "and is confirmed by the witness as it was then" is_confirmed
}

# With the hospital that still runs, which ends as one from the future.
try_unfit() {
    local folder=$1
    try "a database that is not on its server is named as that" lacks_its_database --home "$folder/absent" --port $((TRY_PORT - 1))
    try "its tables get a migration of a later Threekey" says "^INSERT" sql "insert into flyway_schema_history values
        (9999, '9999', 'from the future', 'SQL', 'V9999__future.sql', 1, 'somebody', now(), 1, true)"
    try "it ends too" ends
    try "what a later Threekey used is left alone" refuses "The database is newer than this Threekey" run --small
    echo 17 > "$folder/hospital/postgres/PG_VERSION"
    try "the database of another PostgreSQL is left alone" refuses "is of PostgreSQL 17" run --small
    rm -rf "$folder/hospital/postgres"
    try "a folder without its database is not founded anew" refuses "The database of $folder/hospital is missing" run --small
    try "no run begins on a full disk" with_free 10 refuses "is full: 10 MB are free, and Threekey needs" run --small --home "$folder/other"
    try "without a witness it is another hospital" starts_unwitnessed --home "$folder/alone" --port "$TRY_PORT"
    try "of which nobody else confirms anything" is_unconfirmed
    try "and it ends" ends
}

# What three thousand do in ninety days, done by a tenth of them in two.
try_lived_days() {
    local folder=$1 snapshot=demo/target/lived-2-days-$TRY_PORT
    export THREEKEY_DEMO_DAYS=2 THREEKEY_DEMO_STAFF_PERCENT=10 THREEKEY_HOME=$folder/lived
    rm -rf "$snapshot"
    try "no days are lived where they would fill the disk" with_free 1000 refuses "The large demo hospital needs $NEEDED_MB_LIVED MB and 1000 MB are free" run
    try "a hospital lives its days and says how far it is" starts as_written './threekey run'
    try "saying before how long that takes" said "Living through 2 days .* which takes about"
    try "it ends before a reset" ends
    try "the reset takes less than $LONGEST_RESET s" within "$LONGEST_RESET" as_written './threekey reset'
    try "its days were not lived again" is_copy_of "$snapshot"
    try "the fresh one starts within $LONGEST_START s" starts_soon run
    try "its record is confirmed by the witness beside it too" is_confirmed
    try "it lives on with an export that holds" exports_whole "$folder/of-lived-days"
    try "it ends as it lived" ends
    touch -t 202601010000 "$snapshot/lived"
    try "days that are long ago are copied and said to be old" says "was lived more than $FRESH_DAYS days ago" ./threekey reset
    touch "$snapshot/lived"
    try "days of the same tables and people fit" fits "$snapshot"
    echo "1 1 V9999__future.sql" >> "$snapshot/made-of"
    try "days that had another migration do not" does_not_fit "$snapshot"
    rm -rf "$snapshot"
    unset THREEKEY_DEMO_DAYS THREEKEY_DEMO_STAFF_PERCENT
}

try_founding() {
    local folder=$1
    cp server/src/main/resources/charter/small.yaml "$folder/charter.yaml"
    sed 's/^    termMonths: 18$/    termMonths: soon/' "$folder/charter.yaml" > "$folder/faulty.yaml"
    export THREEKEY_HOME=$folder/founded
    try "a founding prints a link for each founder" founds 6 ./threekey found --home "$folder/founded" --port "$TRY_PORT"
    try "and leaves the demo no folder to write into" refuses "is not a demo hospital's folder" run --small --home "$folder/founded" --port "$TRY_PORT"
    try "a charter of one's own is checked" as_written './threekey charter check FILE'
    try "a fault in it is named with its line" refuses "faulty.yaml:22:" charter check "$folder/faulty.yaml"
    export THREEKEY_HOME=$folder/own
    try "a hospital is founded with it" founds 5 as_written './threekey found --charter FILE'
    cp -a "demo/target/first-day-$TRY_PORT" "$folder/served"
    try "a production node starts and answers" answers_once_run ./threekey serve --home "$folder/served"
    try "and ends" ends
}

# What others run beside a hospital, and who works on Threekey.
try_tools() {
    local folder=$1
    export THREEKEY_HOME=$folder/dev
    try "help lists the commands" as_written './threekey help'
    try "the doctor tells what is there" tells "^JDK 25 " as_written './threekey doctor'
    try "the hospital starts with what is saved brought in" answers_once_run as_written './threekey dev'
    try "and ends with it" ends
    try "a witness answers for somebody else's ledger" witnesses --name outside.example --home "$folder/witness" --port "$TRY_PORT"
    try "and ends as well" ends
    try "a figure is measured" says "## A ruling" ./threekey bench ruling --brief
}
