package io.threekey.server.governance;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.frame.Words;
import java.util.List;

/**
 * What a sound document of one kind would do today that could not be undone, implemented by the module that obeys it.
 * Asked before a proposal is put before anybody, and never of what was adopted: the answer changes with people.
 */
public interface ProposalCaution {

    PolicyKindName kind();

    /** In words for the proposer, with what to do first; empty where nothing speaks against it. */
    List<Words> against(PolicyAddress address, JsonObject document);
}
