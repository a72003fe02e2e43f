package dev.iotjobs.local.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The smallest unit of an expression, such as a keyword, a name or a symbol. */
record Token(Kind kind, String text) {

    enum Kind {
        /** An attribute's name, a function's name or a keyword. */
        WORD("[A-Za-z_][A-Za-z0-9_]*"),
        NAME_PLACEHOLDER("#[A-Za-z0-9_]+"),
        VALUE_PLACEHOLDER(":[A-Za-z0-9_]+"),
        NUMBER("[0-9]+"),
        SYMBOL("<>|<=|>=|[=<>(),.\\[\\]+-]"),
        END("\\z");

        private final String pattern;

        Kind(String pattern) {
            this.pattern = pattern;
        }
    }

    private static final List<Pattern> PATTERNS = List.of(Kind.values()).stream()
            .map(kind -> Pattern.compile("\\s*(" + kind.pattern + ")"))
            .toList();

    /** The tokens of an expression; the last is {@link Kind#END}. */
    static List<Token> read(String expression) {
        List<Token> tokens = new ArrayList<>();
        int position = 0;
        while (tokens.isEmpty() || tokens.getLast().kind() != Kind.END) {
            Matcher next = next(expression, position);
            tokens.add(new Token(Kind.values()[kind(next)], next.group(1)));
            position = next.end();
        }
        return tokens;
    }

    private static Matcher next(String expression, int position) {
        return PATTERNS.stream()
                .map(pattern -> pattern.matcher(expression).region(position, expression.length()))
                .filter(Matcher::lookingAt)
                .findFirst()
                .orElseThrow(() -> Errors.invalid("Invalid expression: Syntax error; token: \""
                        + expression.charAt(position) + "\" at position " + position));
    }

    private static int kind(Matcher matcher) {
        return PATTERNS.indexOf(matcher.pattern());
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Whether this token is a keyword. Keywords are not case-sensitive. */
    boolean isKeyword(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }
}
