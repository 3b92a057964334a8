package io.threekey.server.governance;

import io.threekey.charter.CareSetting;
import java.time.ZoneId;

/**
 * Where somebody works, as far as an impact tells people apart.
 *
 * @param ward its name; wards of one name are one group
 * @param zone the clocks that its shifts go by
 */
public record WorkPlace(CareSetting setting, String ward, ZoneId zone) {}
