package io.threekey.server.sharedsignals;

import io.threekey.charter.CareSetting;
import io.threekey.charter.Codes;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What is done when another system says that somebody's session is revoked. Where care is given, only a cause cuts it. */
enum OnRevocation {
    /** People are asked, and nothing ends by itself. */
    ASK,
    /** What goes on where no care is given ends; of the rest, people are asked. */
    END_OUTSIDE_CARE,
    /** It is for cause: it ends at once, at the bedside too. */
    END;

    private static final Set<CareSetting> OUTSIDE_CARE = EnumSet.of(CareSetting.OFFICE, CareSetting.HOME);

    String code() {
        return Codes.code(this);
    }

    static OnRevocation ofCode(String code) {
        return Codes.find(OnRevocation.class, code);
    }

    /** Where it ends sessions by itself. */
    Set<CareSetting> where() {
        return switch (this) {
            case ASK -> Set.of();
            case END_OUTSIDE_CARE -> Collections.unmodifiableSet(OUTSIDE_CARE);
            case END -> Collections.unmodifiableSet(EnumSet.allOf(CareSetting.class));
        };
    }
}
