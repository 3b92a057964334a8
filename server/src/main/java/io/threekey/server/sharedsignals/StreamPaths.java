package io.threekey.server.sharedsignals;

import io.threekey.server.federation.Issuer;

/** Where applications ask about their signals, and other systems bring theirs. */
public final class StreamPaths {

    public static final String METADATA = "/.well-known/ssf-configuration";
    public static final String STREAMS = Issuer.SIGNALS + "/streams";
    public static final String STATUS = Issuer.SIGNALS + "/status";
    public static final String ADD_SUBJECT = Issuer.SIGNALS + "/subjects/add";
    public static final String REMOVE_SUBJECT = Issuer.SIGNALS + "/subjects/remove";
    public static final String VERIFY = Issuer.SIGNALS + "/verify";
    public static final String POLL = Issuer.SIGNALS + "/poll";

    /** Where other systems push what they say. */
    public static final String HEARD = Issuer.SIGNALS + "/events";

    private StreamPaths() {}
}
