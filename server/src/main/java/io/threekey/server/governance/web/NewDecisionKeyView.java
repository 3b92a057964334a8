package io.threekey.server.governance.web;

/** @param options PublicKeyCredentialCreationOptionsJSON (WebAuthn L3 5.1.9) */
public record NewDecisionKeyView(String person, String name, String ticket, String options, String backUrl) {}
