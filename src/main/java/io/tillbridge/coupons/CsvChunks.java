package io.tillbridge.coupons;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Lines of a file with codes: {@code code} or {@code code,member}; blank lines say nothing. */
@Component
class CsvChunks {

    private static final int LONGEST = 500;
    private static final int LONGEST_MEMBER = 64;

    private final CouponVault vault;
    private final CouponMint mint;
    private final CouponCounters counters;

    CsvChunks(CouponVault vault, CouponMint mint, CouponCounters counters) {
        this.vault = vault;
        this.mint = mint;
        this.counters = counters;
    }

    /**
     * What becomes of the lines of a chunk.
     *
     * @param codes by their kept form
     * @param rejects by line, with the code of the reason
     */
    record Sorted(Map<String, CouponCode> codes, Map<CouponCode, String> members, Map<Long, String> rejects) {}

    /** The next lines; of one that is too long the beginning, so that no line takes more memory than others. */
    static List<String> next(BufferedReader file, int most) throws IOException {
        List<String> lines = new ArrayList<>();
        int first = file.read();
        while (first >= 0) {
            lines.add(line(file, first));
            first = lines.size() < most ? file.read() : -1;
        }
        return lines;
    }

    private static String line(BufferedReader file, int first) throws IOException {
        var line = new StringBuilder();
        int next = first;
        while (next >= 0 && next != '\n') {
            if (next != '\r' && line.length() < LONGEST) {
                line.append((char) next);
            }
            next = file.read();
        }
        return line.toString();
    }

    /** Tells whether a file that comes again begins as the one before it did. */
    static String chain(String before, List<String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before.getBytes(StandardCharsets.US_ASCII));
            for (String line : lines) {
                digest.update(line.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Reads the lines, drops those that are wrong or taken, and counts the others for their members. */
    Sorted sort(CouponTemplate template, List<String> lines, long before) {
        Map<String, CouponCode> codes = new LinkedHashMap<>();
        Map<CouponCode, String> members = new LinkedHashMap<>();
        Map<Long, String> rejects = new TreeMap<>();
        Map<String, Long> at = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            long number = before + i + 1;
            try {
                read(lines.get(i), number, codes, members, at);
            } catch (IssueRejected no) {
                rejects.put(number, no.code());
            }
        }
        Set<String> taken = mint.taken(codes.keySet());
        taken.forEach(hash -> {
            members.remove(codes.remove(hash));
            rejects.put(at.getOrDefault(hash, 0L), IssueRejected.Code.COUPON_CODE_TAKEN.name());
        });
        forMembers(template, codes, members, at, rejects);
        return new Sorted(codes, members, rejects);
    }

    private void read(
            String line,
            long number,
            Map<String, CouponCode> codes,
            Map<CouponCode, String> members,
            Map<String, Long> at) {
        String[] fields = (number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line).split(",", -1);
        boolean header = number == 1 && fields[0].strip().equalsIgnoreCase("code");
        if (header || line.isBlank()) {
            return;
        }
        String member = fields.length > 1 ? fields[1].strip() : "";
        if (fields.length > 2 || member.length() > LONGEST_MEMBER || line.length() >= LONGEST) {
            throw IssueRejected.lineForm();
        }
        CouponCode code = CouponCode.read(fields[0]).orElseThrow(IssueRejected::codeForm);
        String hash = vault.hash(code);
        if (codes.putIfAbsent(hash, code) != null) {
            throw IssueRejected.codeTaken();
        }
        at.put(hash, number);
        if (!member.isEmpty()) {
            members.put(code, member);
        }
    }

    /** Member by member in the order of their ids, so that two files do not wait for each other in a circle. */
    private void forMembers(
            CouponTemplate template,
            Map<String, CouponCode> codes,
            Map<CouponCode, String> members,
            Map<String, Long> at,
            Map<Long, String> rejects) {
        Map<String, List<String>> byMember = new TreeMap<>();
        codes.forEach((hash, code) -> {
            String member = members.get(code);
            if (member != null) {
                byMember.computeIfAbsent(member, one -> new ArrayList<>()).add(hash);
            }
        });
        byMember.forEach((member, hashes) -> hashes.forEach(hash -> {
            try {
                counters.issueTo(template, member, 1);
            } catch (IssueRejected no) {
                members.remove(codes.remove(hash));
                rejects.put(at.getOrDefault(hash, 0L), no.code());
            }
        }));
    }
}
