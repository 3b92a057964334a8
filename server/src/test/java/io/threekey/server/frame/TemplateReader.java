package io.threekey.server.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a jte template as far as needed to find the words that stand in it literally and are read by people. */
final class TemplateReader {

    private static final Set<String> READ_BY_PEOPLE = Set.of("aria-label", "title", "placeholder", "alt", "data-label");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");
    private static final Pattern TEXT_ATTRIBUTE = Pattern.compile("([a-z-]+)\\s*=\\s*\"([^\"]*)\"");
    private static final Pattern COMMENT = Pattern.compile("<%--.*?--%>", Pattern.DOTALL);
    private static final Pattern DECLARATION = Pattern.compile("(?m)^@(import|param)\\b.*$");
    private static final Pattern KEYWORD = Pattern.compile("@(else|endif|endfor|endraw|raw)\\b");
    private static final Pattern CALL = Pattern.compile("@(if|elseif|for|template\\.[a-zA-Z0-9_.]+)\\s*\\(");

    private final String source;
    private final List<String> literals = new ArrayList<>();
    private int at;

    private TemplateReader(String source) {
        this.source = source;
    }

    static List<String> literalWordsIn(String template) {
        var bare = DECLARATION.matcher(COMMENT.matcher(template).replaceAll("")).replaceAll("");
        var reader = new TemplateReader(bare);
        reader.markup();
        return reader.literals;
    }

    /** Markup up to the end of the template or the closing backtick of a content block. */
    private void markup() {
        var words = new StringBuilder();
        while (at < source.length() && source.charAt(at) != '`') {
            if (skippedCode()) {
                words.append(' ');
            } else if (source.charAt(at) == '<') {
                note(words);
                tag();
            } else {
                words.append(source.charAt(at++));
            }
        }
        note(words);
    }

    private void tag() {
        var tag = new StringBuilder();
        while (at < source.length() && source.charAt(at) != '>') {
            if (!skippedCode()) {
                tag.append(source.charAt(at++));
            }
        }
        at++;
        TEXT_ATTRIBUTE
                .matcher(tag)
                .results()
                .filter(attribute -> READ_BY_PEOPLE.contains(attribute.group(1).toLowerCase(Locale.ROOT))
                        || attribute.group(1).startsWith("data-text-"))
                .forEach(attribute -> note(new StringBuilder(attribute.group(2))));
    }

    private boolean skippedCode() {
        for (var opening : List.of("${", "$unsafe{", "!{")) {
            if (source.startsWith(opening, at)) {
                at += opening.length();
                java('}');
                return true;
            }
        }
        var call = CALL.matcher(source).region(at, source.length());
        if (call.lookingAt()) {
            at = call.end();
            java(')');
            return true;
        }
        var keyword = KEYWORD.matcher(source).region(at, source.length());
        if (keyword.lookingAt()) {
            at = keyword.end();
            return true;
        }
        return false;
    }

    /** Java up to its closing bracket; content blocks inside are markup again. */
    private void java(char closing) {
        while (at < source.length() && source.charAt(at) != closing) {
            switch (source.charAt(at)) {
                case '"' -> string();
                case '(' -> nested(')');
                case '{' -> nested('}');
                case '@' -> {
                    at++;
                    if (source.startsWith("`", at)) {
                        at++;
                        markup();
                        at++;
                    }
                }
                default -> at++;
            }
        }
        at++;
    }

    private void nested(char closing) {
        at++;
        java(closing);
    }

    private void string() {
        at++;
        while (source.charAt(at) != '"') {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void note(StringBuilder words) {
        if (LETTERS.matcher(words.toString().replaceAll("&[a-z]+;", "").replace("DOCTYPE", ""))
                .find()) {
            literals.add(words.toString().strip());
        }
        words.setLength(0);
    }
}
