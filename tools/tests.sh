# Tests, proofs and pictures. Sourced by ./threekey.
# shellcheck shell=bash

test_() {
    local module="" settings=()
    while [ $# -gt 0 ]; do
        case "$1" in
            --accept) settings+=(-Dthreekey.accept=true) ;;
            -*) stop "\"$1\" is not known here. ./threekey help lists what is." ;;
            *) module=$1 ;;
        esac
        shift
    done
    use_jdk
    local code=0 begun=target/test-begun
    mkdir -p target && touch $begun
    if [ -z "$module" ]; then
        doctor --install || true
        build
        begin_tries
        # What was built stays as it is. A failed test in one module keeps none of the later modules from being tested; the
        # closing line judges.
        maven -fae -Dmaven.main.skip -Dspring-boot.repackage.skip -Dmaven.test.failure.ignore=true \
            verify org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom "${settings[@]+"${settings[@]}"}" || code=$?
        end_tries || code=1
        maven -q -T 2 -fae spotless:check || { echo "Some files are not formatted as we do: mvn spotless:apply"; code=1; }
    elif [ "$module" = launcher ]; then
        try_launcher || code=1
    else
        test_module "$module" "${settings[@]+"${settings[@]}"}" || code=$?
    fi
    closing_line $begun $code
}

# The launcher is tried in a copy of this folder, while the modules are tested here: most of both is waiting.
begin_tries() {
    TRIED_IN=target/beside
    touch {demo,server}/target/*-app.jar # just built, whatever date they bear
    app_of demo > /dev/null
    app_of server > /dev/null
    rm -rf $TRIED_IN && mkdir -p $TRIED_IN
    tar -c --exclude=./.git --exclude=./target --exclude=./data --exclude=node_modules --exclude=surefire-reports --exclude='*.aot' \
        --exclude=demo/target/lived-* --exclude=demo/target/first-day-* . | tar -x -C $TRIED_IN
    (cd $TRIED_IN && TIMES_AS_LONG=3 exec ./threekey test launcher) > target/launcher.log 2>&1 &
    TRYING=$!
}

end_tries() {
    local code=0
    wait "$TRYING" || code=$?
    grep -A 30 '^launcher: ' target/launcher.log || cat target/launcher.log
    return $code
}

# A Maven module by its folder, or an application module of the server by its package.
test_module() {
    local name=$1 module=$1 package=""; shift
    if [ -d "server/src/test/java/io/threekey/server/$name" ]; then
        module=server package=io/threekey/server/$name
    elif [ -d "$name/src/test/java/io/threekey" ]; then
        package=$(cd "$name/src/test/java" && echo io/threekey/*)
        package=${package%% *}
    else
        stop "There is no module $name with tests: the Maven modules are the folders here, the server's are those in server/src/test/java/io/threekey/server."
    fi
    maven -q -pl "$module" -am test "-Dtest=$package/**/*,!**/*\$*" -Dsurefire.failIfNoSpecifiedTests=false "$@"
}

# Sums the reports written since the run began, names what was skipped, and lets CI fail on a skip. Only the public
# vectors may be absent in CI too: their licences keep them out of this repository, and no package brings them.
closing_line() {
    local begun=$1 code=$2 reports
    reports=$(find . -path '*/target/surefire-reports/TEST-*.xml' -newer "$begun")
    local total failed skipped excused
    # By test case, since Surefire counts nested classes as none in its suites' heads.
    # shellcheck disable=SC2086
    read -r total failed skipped excused <<< "$(cat $reports /dev/null | awk '
        /^ *<testcase / { total++ }
        /^ *<(failure|error)[ >]/ { failed++ }
        /^ *<skipped/ { skipped++ }
        /^ *<skipped.*Public vectors of the standards are not here/ { excused++ }
        END { print total + 0, failed + 0, skipped + 0, excused + 0 }')"
    if [ "$skipped" -gt 0 ]; then
        echo "Could not run:"
        # shellcheck disable=SC2086
        grep -h -B1 '<skipped' $reports | sed -n 's/.*<testcase name="\([^"]*\)" classname="\([^"]*\)".*/  \2: \1/p'
        if [ "$excused" -gt 0 ]; then
            echo "$excused of these read public vectors, in -Dthreekey.standards=DIR or a shared/standards beside this folder."
        fi
    fi
    if [ "$failed" -gt 0 ]; then
        echo "Failed:"
        # shellcheck disable=SC2086
        grep -hE '^ *<(testcase|failure|error)[ >]' $reports | grep -B1 -E '^ *<(failure|error)' | sed -n 's/.*<testcase name="\([^"]*\)" classname="\([^"]*\)".*/  \2: \1/p'
        code=1
    fi
    echo "$((total - failed - skipped)) passed, $failed failed, $skipped skipped"
    if [ "$code" -eq 0 ] && [ "$total" -eq 0 ]; then stop "No test ran, which proves nothing."; fi
    if [ "$code" -eq 0 ] && [ "${CI:-}" = true ] && [ "$skipped" -gt "$excused" ]; then stop "In CI a skipped test is a failed one."; fi
    return "$code"
}

# Figures say nothing without the machine they come from.
heading() {
    echo "# $1 of $(date -u +'%Y-%m-%d %H:%M UTC'), commit $(git rev-parse --short HEAD 2> /dev/null || echo unknown)"
    echo
    echo "$(nproc 2> /dev/null || sysctl -n hw.ncpu) cores, load $(uptime | sed 's/.*averages*: //') before, $("$JAVA_HOME/bin/java" -version 2>&1 | head -n 1)"
    echo
}

# Everything that is measured, or one measurement by its name; nothing of it is a test, and other work on the machine shows.
bench() {
    use_jdk
    local summary; summary=target/bench/$(date -u +%Y-%m-%dT%H%M%SZ).md
    mkdir -p target/bench
    plain_java bench charter transparency-log evidence server testkit demo
    heading Figures > "$summary"
    "$JAVA_HOME/bin/java" -Xmx600m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -Duser.timezone=UTC \
        -cp "bench/target/bench-$VERSION.jar:bench/target/lib/*" io.threekey.bench.Bench "$@" >> "$summary"
    cat "$summary"
    echo "Written to $summary"
}

prove() {
    use_jdk
    local summary; summary=target/prove/$(date -u +%Y-%m-%dT%H%M%SZ).md
    local code=0 begun=target/prove-begun
    mkdir -p target/prove && touch $begun
    rm -rf -- */target/prove */target/pit-reports
    heading Proofs > "$summary"
    maven -fae verify -Dgroups=prove -Dexcluded.groups= -Dtests.compiler=-XX:+TieredCompilation -Dsurefire.failIfNoSpecifiedTests=false || code=$?
    { echo "## Suites tagged prove"; echo; } >> "$summary"
    (closing_line $begun 0) >> "$summary" 2>&1 || code=1
    echo >> "$summary"
    cat -- */target/prove/*.md >> "$summary" 2> /dev/null || true
    maven -fae -pl charter,transparency-log -am test-compile org.pitest:pitest-maven:mutationCoverage || code=$?
    local module
    for module in charter transparency-log; do
        "$JAVA_HOME/bin/java" tools/Survivors.java "$module" >> "$summary" || code=1
    done
    cat "$summary"
    echo "Written to $summary"
    return $code
}

# Founds a hospital of its own, walks it in a browser, and lays out what it sees.
screens() {
    use_jdk
    [ -n "$(browser)" ] || stop "The contact sheet needs a browser: ./threekey doctor --install"
    local folder=$PWD/target/screens port=8098 server
    if port_is_taken "$port"; then stop "Port $port is taken by another program, and the contact sheet needs it."; fi
    DEMO=$(app_of demo)
    maven -q -pl acceptance-tests -am -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
    rm -rf "$folder" && mkdir -p "$folder"
    # shellcheck disable=SC2086
    "$JAVA_HOME/bin/java" $JVM -jar "$DEMO" "--threekey.home=$folder/home" "--server.port=$port" > "$folder/threekey.log" 2>&1 &
    server=$!
    # shellcheck disable=SC2064
    trap "kill $server 2> /dev/null; wait $server 2> /dev/null || true" EXIT
    until [ -e "$folder/home/who-to-be.txt" ] && answers "$port"; do
        kill -0 "$server" 2> /dev/null || { tail -n 20 "$folder/threekey.log" >&2; stop "The demo hospital did not start: $folder/threekey.log"; }
        sleep 0.2
    done
    "$JAVA_HOME/bin/java" -cp "acceptance-tests/target/test-classes:$(cat acceptance-tests/target/classpath)" \
        io.threekey.acceptance.screens.HospitalScreens "http://id.localhost:$port" "$folder" "${1:-}"
    case "${1:-founding}" in
        *founding*) founding_screens "$folder" ;;
    esac
}

# The founding and the alerts, which no link of the demo leads to.
founding_screens() {
    app_of server > /dev/null
    (cd acceptance-tests && "$JAVA_HOME/bin/java" -cp "target/test-classes:$(cat target/classpath)" \
        io.threekey.acceptance.slice.FoundingScreens "$1")
}
