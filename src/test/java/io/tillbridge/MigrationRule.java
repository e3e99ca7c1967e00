package io.tillbridge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every migration keeps to. A violation is a sentence that names the file. */
enum MigrationRule {
    FILE_NAME_SAYS_WHAT_CHANGES(eachFile(file -> file.fileName().matches("V\\d+(_\\d+)*__[a-z0-9]+(_[a-z0-9]+)*\\.sql")
            ? List.of()
            : List.of("the name must be V<n>__<noun_or_change>.sql"))),

    FIRST_LINE_SAYS_WHY(eachFile(file -> file.text().matches("(?s)-- \\S.{10,}?\\R.*")
            ? List.of()
            : List.of("the first line must be a comment that says why"))),

    VERSIONS_ARE_UNIQUE(files -> {
        List<String> broken = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (Migration file : files) {
            String elsewhere = seen.put(file.fileName().replaceFirst("__.*", ""), file.path());
            if (elsewhere != null) {
                broken.add(file.path() + ": has the version of " + elsewhere);
            }
        }
        return broken;
    }),

    A_TABLE_IS_NAMED_AFTER_ITS_MODULE(eachFile(file -> {
        List<String> broken = new ArrayList<>();
        Matcher table = Sql.CREATE_TABLE.matcher(file.statements());
        while (table.find()) {
            if (!table.group(1).startsWith(file.module() + "_")) {
                broken.add("the table " + table.group(1) + " must start with " + file.module() + "_");
            }
        }
        return broken;
    })),

    EVERY_CONSTRAINT_HAS_A_NAME(eachFile(file -> {
        List<String> broken = new ArrayList<>();
        for (String clause : Sql.clauses(file.statements())) {
            if (Sql.CONSTRAINT.matcher(clause).find()
                    && !Sql.NAMED.matcher(clause).find()) {
                broken.add("a constraint has no name: " + clause.strip());
            }
        }
        return broken;
    }));

    /** A migration file of the repository, or the text of one in a test. */
    record Migration(String path, String text) {

        String fileName() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        String module() {
            return path.replaceFirst(".*db/migration/", "").replaceFirst("/.*", "");
        }

        /** The text in lower case, without comments and literals. */
        String statements() {
            return text.replaceAll("(?s)/\\*.*?\\*/", " ")
                    .replaceAll("--[^\\n]*", " ")
                    .replaceAll("'[^']*'", "''")
                    .toLowerCase(Locale.ROOT);
        }
    }

    private final Function<List<Migration>, List<String>> check;

    MigrationRule(Function<List<Migration>, List<String>> check) {
        this.check = check;
    }

    List<String> violations(List<Migration> files) {
        return check.apply(files);
    }

    private static Function<List<Migration>, List<String>> eachFile(Function<Migration, List<String>> look) {
        return files -> files.stream()
                .flatMap(file -> look.apply(file).stream().map(what -> file.path() + ": " + what))
                .toList();
    }

    /** As much of SQL's grammar as these rules need. */
    private static final class Sql {

        static final Pattern CREATE_TABLE =
                Pattern.compile("create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?([\\w.\"]+)");

        static final Pattern CONSTRAINT =
                Pattern.compile("\\b(primary\\s+key|unique|foreign\\s+key|references|check)\\b");

        static final Pattern NAMED = Pattern.compile(
                "\\bconstraint\\s+\\w+\\s+(?:primary\\s+key|unique|foreign\\s+key|references|check)\\b");

        /** The comma-separated parts of every CREATE TABLE and ALTER TABLE. */
        static List<String> clauses(String sql) {
            List<String> clauses = new ArrayList<>();
            for (String statement : sql.split(";")) {
                String start = statement.strip();
                if (start.startsWith("create table")) {
                    clauses.addAll(parts(start.substring(start.indexOf('(') + 1)));
                } else if (start.startsWith("alter table")) {
                    clauses.addAll(parts(start));
                }
            }
            return clauses;
        }

        private static List<String> parts(String text) {
            List<String> parts = new ArrayList<>();
            int depth = 0;
            int from = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (c == ',' && depth == 0) {
                    parts.add(text.substring(from, i));
                    from = i + 1;
                }
            }
            parts.add(text.substring(from));
            return parts;
        }
    }
}
