# What this machine has: a JDK 25, Maven, a browser, free ports, free space. Sourced by ./threekey.
# shellcheck shell=bash

VERSION=0.1.0-SNAPSHOT

stop() {
    echo "$1" >&2
    exit 1
}

use_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*25* "$(jdk_on_path)" "$(/usr/libexec/java_home -v 25 2>/dev/null || true)"; do
        if [ -x "$candidate/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$candidate/release" 2>/dev/null; then
            export JAVA_HOME=$candidate
            return
        fi
    done
    stop "Threekey needs a JDK 25 and found none: install one (Debian: temurin-25-jdk or openjdk-25-jdk; macOS: brew install openjdk@25) or set JAVA_HOME to it."
}

jdk_on_path() {
    local java; java=$(command -v java || true)
    [ -z "$java" ] || dirname "$(dirname "$(readlink -f "$java" 2>/dev/null || echo "$java")")"
}

maven() {
    command -v mvn > /dev/null || stop "Threekey is built with Apache Maven and found none: install it (Debian: apt-get install maven)."
    MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow" mvn -B -Dstyle.color=never "$@" 2>&1 \
        | sed -u 's/\x1b\[[0-9;]*m//g' # it resets colours that it was told not to use
}

# stale FILE MODULE...: true when a source or pom of the modules is newer than the file.
stale() {
    local built=$1; shift
    [ ! -e "$built" ] || [ -n "$(find pom.xml "${@/%//pom.xml}" "${@/%//src/main}" -newer "$built" 2>/dev/null | head -n 1)" ]
}

# build [MODULE]: packages it with all that it is made of, or everything with its tests.
build() {
    echo "Building ${1:-everything}, which takes minutes after a change and nothing afterwards ..." >&2
    if [ -n "${1:-}" ]; then
        maven -q -T 2 -pl "$1" -am -Dmaven.test.skip=true package >&2
    else
        maven -q -T 2 -DskipTests package >&2
    fi
}

# app_of MODULE: builds and extracts its application where stale, and prints the jar to start.
app_of() {
    local module=$1 jar=$1/target/$1-$VERSION-app.jar app=$1/target/app
    local parts="charter transparency-log evidence server"
    if [ "$module" = demo ]; then parts="$parts testkit demo"; fi
    # shellcheck disable=SC2086
    if stale "$jar" $parts; then
        build "$module"
        touch "$jar"
    fi
    if [ "$jar" -nt "$app" ]; then
        rm -rf "$app"
        "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$app" > /dev/null
        touch "$app"
    fi
    echo "$app/$module-$VERSION-app.jar"
}

port_is_taken() {
    (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null
}

answers() {
    local status
    {
        exec 3<> "/dev/tcp/127.0.0.1/$1" || return 1
        printf 'GET / HTTP/1.1\r\nHost: id.localhost:%s\r\nConnection: close\r\n\r\n' "$1" >&3
        read -r -t 10 status <&3 || return 1
        exec 3>&-
    } 2> /dev/null
    [[ $status == HTTP/1.1\ [234]* ]]
}

free_mb() {
    local folder=$1
    while [ ! -e "$folder" ]; do folder=$(dirname "$folder"); done
    df -Pm "$folder" | awk 'NR == 2 { print $4 }'
}

browser() {
    command -v chromium || command -v chromium-browser || command -v google-chrome || true
}

# Of tests only: another implementation of the ledger's log is written in it.
python() {
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 9))' 2> /dev/null && command -v python3 || true
}

# Of acceptance tests only: applications of other makers, which run on Node.
partners() {
    local folder=acceptance-tests/partners
    command -v node > /dev/null && [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ]
}

install_partners() {
    if ! command -v npm > /dev/null; then install_package nodejs; install_package npm; fi
    if command -v npm > /dev/null; then npm ci --silent --prefer-offline --prefix "acceptance-tests/partners" && touch "acceptance-tests/partners/node_modules/.package-lock.json"; fi
}

# Of acceptance tests only: a web server that signs people in for an application that knows nothing of it.
gateway() {
    [ -x /usr/sbin/apache2 ] && [ -e /usr/lib/apache2/modules/mod_auth_openidc.so ]
}

# Of the server's tests only: requests of which two readers disagree where they end are sent past it.
proxy() {
    [ -x /usr/sbin/nginx ]
}

install_package() {
    if [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
        echo "+ apt-get update -q && apt-get install -y -q --no-install-recommends $1"
        apt-get update -q > /dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$1" > /dev/null
    else
        echo "Not installed, since this is no Debian with root: $1"
    fi
}

doctor() {
    local lacks=0 install=${1:-}
    (use_jdk) 2> /dev/null && use_jdk && echo "JDK 25      $JAVA_HOME" || { (use_jdk) || true; lacks=1; }
    if ! command -v mvn > /dev/null && [ "$install" = --install ]; then install_package maven; fi
    if command -v mvn > /dev/null; then echo "Maven       $(command -v mvn)"; else echo "Maven       none: apt-get install maven"; lacks=1; fi
    if [ -z "$(browser)" ] && [ "$install" = --install ]; then install_package chromium; fi
    if [ -n "$(browser)" ]; then echo "Browser     $(browser)"; else echo "Browser     none: apt-get install chromium (the acceptance tests and ./threekey screens need it)"; lacks=1; fi
    if [ -z "$(python)" ] && [ "$install" = --install ]; then install_package python3; fi
    if [ -n "$(python)" ]; then echo "Python      $(python)"; else echo "Python      none of 3.9 or newer: apt-get install python3 (tests ask it for a second opinion on the ledger)"; lacks=1; fi
    if ! partners && [ "$install" = --install ]; then install_partners || true; fi
    if partners; then echo "Partners    openid-client on $(command -v node)"; else echo "Partners    none: apt-get install nodejs npm; npm ci --prefix acceptance-tests/partners (an acceptance test has npm's openid-client sign in)"; lacks=1; fi
    if ! gateway && [ "$install" = --install ]; then install_package libapache2-mod-auth-openidc; fi
    if gateway; then echo "Gateway     $(/usr/sbin/apache2 -v | sed -n 's/.*\(Apache[^ ]*\).*/\1/p') with mod_auth_openidc"; else echo "Gateway     none: apt-get install libapache2-mod-auth-openidc (an acceptance test has it sign people in)"; lacks=1; fi
    if ! proxy && [ "$install" = --install ]; then install_package nginx-light; fi
    if proxy; then echo "Proxy       $(/usr/sbin/nginx -v 2>&1 | sed 's/.*: //')"; else echo "Proxy       none: apt-get install nginx-light (tests send requests past it that must reach nobody else)"; lacks=1; fi
    if port_is_taken "$PORT"; then echo "Port $PORT   taken: use --port"; else echo "Port $PORT   free"; fi
    echo "Space       $(free_mb "$HOME_FOLDER") MB free for $HOME_FOLDER ($NEEDED_MB needed)"
    return $lacks
}
