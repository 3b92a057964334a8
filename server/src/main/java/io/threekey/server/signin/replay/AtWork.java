package io.threekey.server.signin.replay;

import io.threekey.server.governance.WorkPlace;
import io.threekey.server.people.WardId;

/** Where somebody works, and as what. */
public record AtWork(WorkPlace place, WardId ward, String profession) {}
