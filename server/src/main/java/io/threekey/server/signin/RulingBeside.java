package io.threekey.server.signin;

import io.threekey.charter.Stage;

/** What a version on its way would have ruled of a sign-in that the one in force let in. Nobody obeys it. */
record RulingBeside(Stage stage, Ruling.LetIn ruling) {}
