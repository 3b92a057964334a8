package io.threekey.server.frame;

import io.threekey.server.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** What somebody is told above the first page that they see after coming in; `signin` implements it. */
public interface Welcome {

    /**
     * Asked for every page of somebody signed in, and answers the first time only.
     *
     * @param response where to note that it was said
     * @return the most important sentence first; mostly none
     */
    List<Words> said(Caller.SignedIn person, HttpServletRequest request, HttpServletResponse response);
}
