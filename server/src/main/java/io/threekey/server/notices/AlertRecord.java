package io.threekey.server.notices;

import io.threekey.server.frame.StandingAlert;

/** Where it is kept that an alert stood, and from when to when. Called in order, and never waits. */
interface AlertRecord {

    void raised(StandingAlert alert);

    void over(StandingAlert alert);
}
