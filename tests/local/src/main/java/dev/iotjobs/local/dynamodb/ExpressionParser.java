package dev.iotjobs.local.dynamodb;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.simulator.http.ServiceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Parses the expressions of one request: conditions, filters, key conditions, updates and projections. Updates and
 * projections can only name whole attributes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html">Condition
 *     and filter expressions</a>
 */
final class ExpressionParser {

    private static final int MOST_CHARACTERS = 4_096;
    private static final int MOST_PARENTHESES = 100;
    private static final Set<String> COMPARATORS = Set.of("=", "<>", "<", "<=", ">", ">=");

    private final Placeholders placeholders;
    private final List<Token> tokens;
    private int position;
    private int depth;

    private ExpressionParser(String expression, Placeholders placeholders) {
        if (expression.length() > MOST_CHARACTERS) {
            throw Errors.invalid("Invalid expression: Expression size has exceeded the maximum allowed size; expression"
                    + " size: " + expression.length());
        }
        this.placeholders = placeholders;
        this.tokens = Token.read(expression);
    }

    static Filter filter(String expression, Placeholders placeholders) {
        ExpressionParser parser = new ExpressionParser(expression, placeholders);
        Filter filter = parser.or();
        parser.expectEnd();
        return filter;
    }

    /** The names of the attributes in a projection expression. */
    static Set<String> projection(String expression, Placeholders placeholders) {
        ExpressionParser parser = new ExpressionParser(expression, placeholders);
        Set<String> attributes = new HashSet<>(parser.listOf(() -> parser.path().wholeAttribute()));
        parser.expectEnd();
        return attributes;
    }

    static Update update(String expression, Placeholders placeholders) {
        ExpressionParser parser = new ExpressionParser(expression, placeholders);
        Update update = new Update(new HashMap<>(), new HashSet<>());
        while (parser.current().kind() != Token.Kind.END) {
            parser.clause(update);
        }
        return update;
    }

    private void clause(Update update) {
        if (takeKeyword("SET")) {
            listOf(() -> {
                String attribute = path().wholeAttribute();
                expect("=");
                return update.set().put(attribute, valueOf(attribute));
            });
        } else if (takeKeyword("REMOVE")) {
            update.remove().addAll(listOf(() -> path().wholeAttribute()));
        } else {
            throw Errors.notSupported("the update clause " + current().text());
        }
    }

    private Attribute valueOf(String attribute) {
        Token token = take();
        if (token.kind() != Token.Kind.VALUE_PLACEHOLDER
                || current().is("+")
                || current().is("-")) {
            throw Errors.notSupported("an operand for the attribute '" + attribute + "' in SET that is not a value");
        }
        return placeholders.value(token.text());
    }

    private Filter or() {
        Filter left = and();
        while (takeKeyword("OR")) {
            left = new Filter.Or(left, and());
        }
        return left;
    }

    private Filter and() {
        Filter left = not();
        while (takeKeyword("AND")) {
            left = new Filter.And(left, not());
        }
        return left;
    }

    private Filter not() {
        return takeKeyword("NOT") ? new Filter.Not(nested(this::not)) : primary();
    }

    private Filter primary() {
        if (take("(")) {
            Filter inner = nested(this::or);
            expect(")");
            return inner;
        }
        if (isFunction() && !current().text().equals("size")) {
            return function(take().text());
        }
        return comparison(operand());
    }

    private Filter nested(Supplier<Filter> inner) {
        if (++depth > MOST_PARENTHESES) {
            throw Errors.invalid("Invalid expression: The expression is nested too deeply");
        }
        Filter filter = inner.get();
        depth--;
        return filter;
    }

    private boolean isFunction() {
        return current().kind() == Token.Kind.WORD && tokens.get(position + 1).is("(");
    }

    private Filter function(String name) {
        expect("(");
        Operand.Path path = path();
        Filter filter = switch (name) {
            case "attribute_exists" -> new Filter.Exists(path);
            case "attribute_not_exists" -> new Filter.Not(new Filter.Exists(path));
            case "attribute_type" -> new Filter.HasType(path, secondArgument());
            case "begins_with" -> new Filter.BeginsWith(path, secondArgument());
            case "contains" -> new Filter.Contains(path, secondArgument());
            default -> throw Errors.invalid("Invalid expression: Invalid function name; function: " + name);
        };
        expect(")");
        return filter;
    }

    private Operand secondArgument() {
        expect(",");
        return operand();
    }

    private Filter comparison(Operand left) {
        if (takeKeyword("BETWEEN")) {
            Operand low = operand();
            if (!takeKeyword("AND")) {
                throw unexpected();
            }
            return new Filter.Between(left, low, operand());
        }
        if (takeKeyword("IN")) {
            expect("(");
            List<Operand> values = listOf(this::operand);
            expect(")");
            return new Filter.In(left, values);
        }
        if (!COMPARATORS.contains(current().text())) {
            throw unexpected();
        }
        return new Filter.Comparison(left, take().text(), operand());
    }

    private Operand operand() {
        if (current().kind() == Token.Kind.VALUE_PLACEHOLDER) {
            return new Operand.Value(placeholders.value(take().text()));
        }
        if (isFunction() && current().text().equals("size")) {
            take();
            expect("(");
            Operand.Path path = path();
            expect(")");
            return new Operand.Size(path);
        }
        return path();
    }

    private Operand.Path path() {
        String attribute = name();
        List<Object> steps = new ArrayList<>();
        while (current().is(".") || current().is("[")) {
            if (take(".")) {
                steps.add(name());
            } else {
                expect("[");
                steps.add(index());
                expect("]");
            }
        }
        return new Operand.Path(attribute, steps);
    }

    private String name() {
        return switch (current().kind()) {
            case WORD -> take().text();
            case NAME_PLACEHOLDER -> placeholders.name(take().text());
            case VALUE_PLACEHOLDER, NUMBER, SYMBOL, END -> throw unexpected();
        };
    }

    private int index() {
        if (current().kind() != Token.Kind.NUMBER || current().text().length() > 5) {
            throw unexpected();
        }
        return Integer.parseInt(take().text());
    }

    private <T> List<T> listOf(Supplier<T> element) {
        List<T> elements = new ArrayList<>();
        do {
            elements.add(element.get());
        } while (take(","));
        return elements;
    }

    private Token current() {
        return tokens.get(position);
    }

    private Token take() {
        Token token = current();
        if (token.kind() != Token.Kind.END) {
            position++;
        }
        return token;
    }

    private boolean take(String symbol) {
        boolean found = current().is(symbol);
        if (found) {
            position++;
        }
        return found;
    }

    private boolean takeKeyword(String keyword) {
        boolean found = current().isKeyword(keyword);
        if (found) {
            position++;
        }
        return found;
    }

    private void expect(String symbol) {
        if (!take(symbol)) {
            throw unexpected();
        }
    }

    private void expectEnd() {
        if (current().kind() != Token.Kind.END) {
            throw unexpected();
        }
    }

    private ServiceException unexpected() {
        String token = current().kind() == Token.Kind.END ? "<EOF>" : current().text();
        return Errors.invalid("Invalid expression: Syntax error; token: \"" + token + "\"");
    }

    /**
     * An update expression.
     *
     * @param set new values by attribute name
     * @param remove names of attributes to remove
     */
    record Update(Map<String, Attribute> set, Set<String> remove) {}
}
