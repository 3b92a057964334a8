package io.threekey.server;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every row that lets somebody in or on, or that somebody decided: what no attack adds to, changes or takes away. What is
 * left out is what refusing leaves behind: used challenges and proofs, and the word of it in the ledger and to the
 * person; and what time brings: whom to tell of sessions that ran out, and old sign-ins packed.
 */
public record WhatStands(Map<String, Set<String>> rows) {

    private static final List<String> MODULES =
            List.of("authenticators", "federation", "governance", "keys", "notices", "people", "signin");
    private static final Set<String> LEFT_BEHIND = Set.of(
            "federation_end",
            "federation_spent_proof",
            "signin_packed",
            "signin_spent_challenge",
            "notices_notice",
            "notices_telling",
            "notices_delivery",
            "notices_attempt",
            "notices_round");

    /** Where rows that expired go by themselves. */
    private static final List<String> PASSING = List.of("federation", "signin", "notices");

    public static WhatStands now(Intruder intruder) {
        return besides(intruder);
    }

    /** @param tables to which what the test does may add */
    public static WhatStands besides(Intruder intruder, String... tables) {
        var growing = Set.of(tables);
        return new WhatStands(
                intruder
                        .reads("select table_name as name from information_schema.tables where table_schema = 'public'")
                        .stream()
                        .map(row -> String.valueOf(row.get("name")))
                        .filter(table -> MODULES.contains(module(table)) && !LEFT_BEHIND.contains(table))
                        .filter(table -> !growing.contains(table))
                        .collect(toMap(table -> table, table -> rows(intruder, table))));
    }

    public void isStillSo(Intruder intruder) {
        rows.forEach((table, then) -> {
            var found = rows(intruder, table);
            if (PASSING.contains(module(table))) {
                assertThat(found).as("new rows of %s", table).isSubsetOf(then);
            } else {
                assertThat(found).as("rows of %s", table).isEqualTo(then);
            }
        });
    }

    private static Set<String> rows(Intruder intruder, String table) {
        return intruder.reads("select t::text as row from %s t".formatted(table)).stream()
                .map(row -> String.valueOf(row.get("row")))
                .collect(toUnmodifiableSet());
    }

    private static String module(String table) {
        return table.substring(0, Math.max(0, table.indexOf('_')));
    }
}
