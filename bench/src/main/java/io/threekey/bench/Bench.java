package io.threekey.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** {@code ./threekey bench [name] [--brief]}: prints the figures of one measurement, or of all; briefly, they tell nothing. */
public final class Bench {

    private Bench() {}

    /** In the order in which they run. */
    enum Measurement {
        LEDGER {
            @Override
            String measure(Length length) throws Exception {
                return LedgerPace.measure(length).report();
            }
        },
        PROOF {
            @Override
            String measure(Length length) throws Exception {
                return ProofPace.measure(length);
            }
        },
        RULING {
            @Override
            String measure(Length length) throws Exception {
                return RulingPace.measure(length);
            }
        },
        WHATIF {
            @Override
            String measure(Length length) throws Exception {
                return WhatIfPace.measure(length);
            }
        },
        SEARCH {
            @Override
            String measure(Length length) throws Exception {
                return SearchPace.measure(length);
            }
        },
        SIGNIN {
            @Override
            String measure(Length length) throws Exception {
                return SignInPace.measure(length);
            }
        },
        DAYS {
            @Override
            String measure(Length length) throws Exception {
                return DaysPace.measure(length);
            }
        };

        abstract String measure(Length length) throws Exception;

        static List<Measurement> named(List<String> names) {
            return names.isEmpty()
                    ? List.of(values())
                    : names.stream().map(Measurement::named).toList();
        }

        private static Measurement named(String name) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is not measured here: "
                            + Arrays.stream(values()).map(Measurement::word).collect(Collectors.joining(", "))));
        }

        private String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static void main(String[] arguments) throws Exception {
        var names = new ArrayList<>(List.of(arguments));
        var length = names.remove("--brief") ? Length.BRIEF : Length.TELLING;
        for (var measurement : Measurement.named(names)) {
            System.out.println(measurement.measure(length));
        }
    }
}
