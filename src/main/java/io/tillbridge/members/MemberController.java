package io.tillbridge.members;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Members over HTTP, masked. */
@RestController
@RequestMapping("/api/v1/members")
class MemberController {

    private final Members members;
    private final MemberDesk desk;
    private final MemberMerges merges;
    private final Consents consents;
    private final IdempotentCalls calls;

    MemberController(Members members, MemberDesk desk, MemberMerges merges, Consents consents, IdempotentCalls calls) {
        this.members = members;
        this.desk = desk;
        this.merges = merges;
        this.consents = consents;
        this.calls = calls;
    }

    /** Exactly one of them: what was scanned or typed (a card or a member code), a full phone number, its last digits. */
    record Search(
            @Nullable @Size(max = 64) String shown,
            @Nullable @Size(max = 32) String phone,
            @Nullable @Size(max = 4) String lastDigits) {}

    record Registering(
            @NotBlank @Size(max = 32) String cardNo,
            @NotBlank @Size(max = 64) String name,
            @Nullable @Size(max = 32) String phone,
            @NotBlank @Size(max = 16) String tier) {}

    /** A channel's pseudonym; with an account it is an open id, without one a union id. */
    record Linking(
            @NotBlank @Size(max = 32) String channel,
            @Nullable @Size(max = 64) String account,
            @NotBlank @Size(max = 128) String id) {}

    record Merging(
            @NotBlank @Size(max = 32) String survivor,
            @NotBlank @Size(max = 200) String reason) {}

    record Saying(
            @NotBlank @Pattern(regexp = "[A-Z][A-Z0-9_]{1,31}")
            String kind,

            @NotNull Boolean given,
            @NotBlank @Size(max = 100) String source) {}

    /** A member with what was merged into it and what it agreed to, the latest word first. */
    record Whole(
            Member member, List<String> aliases, List<MemberMerges.Merge> merges, List<Consents.Consent> consents) {}

    @Operation(summary = "All members, masked")
    @GetMapping
    List<Member> all() {
        return members.all();
    }

    @Operation(summary = "One member, by an id of today or one that was merged")
    @GetMapping("/{member}")
    Whole member(@PathVariable String member) {
        Member found = members.get(member);
        String id = found.memberId();
        return new Whole(found, members.aliases(id), merges.of(id), consents.history(id));
    }

    @Operation(
            summary = "Find members by what they show, by phone number, or by its last four digits",
            description = "The last digits alone find strangers, too, and are for managers; the search is recorded.")
    @PostMapping("/searches")
    List<Member> search(@Valid @RequestBody Search search, Caller caller) {
        if (search.shown() != null) {
            return desk.find(search.shown()).stream().toList();
        }
        if (search.phone() != null) {
            return desk.byPhone(search.phone()).stream().toList();
        }
        if (search.lastDigits() == null) {
            throw MemberRejected.search();
        }
        return desk.byLastDigits(search.lastDigits(), caller);
    }

    @Operation(
            summary = "Register a member or change what is known of one",
            description =
                    "Name and phone number are masked before they are kept; the number finds the member by a keyed"
                            + " hash. If the number is another member's, the answer says whose.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = MemberDesk.Registered.class)))
    @PutMapping("/{member}")
    ResponseEntity<byte[]> register(
            @PathVariable @Size(max = 32) String member,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Registering body,
            Caller caller) {
        var said = new MemberDesk.Registration(body.cardNo(), body.name(), body.phone(), body.tier());
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("member", member, said, desk.fingerprint(said.phone())),
                () -> desk.register(member, said, caller));
    }

    @Operation(summary = "Tie a channel's buyer to a member")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Member.class)))
    @PostMapping("/{member}/identities")
    ResponseEntity<byte[]> link(
            @PathVariable String member,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Linking body,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("identity", member, body),
                () -> desk.link(member, body.channel(), body.account(), body.id(), caller));
    }

    @Operation(
            summary = "Make a member another name of the one that survives",
            description = "Cards and pseudonyms of both find the survivor from then on, and it has the points of both.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MemberMerges.Merge.class)))
    @PostMapping("/{member}/merge")
    ResponseEntity<byte[]> merge(
            @PathVariable String member,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Merging body,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("merge", member, body),
                () -> merges.merge(member, body.survivor(), body.reason(), caller));
    }

    @Operation(summary = "Record that a member agrees to something, or does not any more")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Consents.Consent.class)))
    @PostMapping("/{member}/consents")
    ResponseEntity<byte[]> say(
            @PathVariable String member,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Saying body,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("consent", member, body),
                () -> consents.say(member, body.kind(), body.given(), body.source(), caller));
    }

    @Operation(
            summary = "A code for the member's phone to show, good for minutes",
            description = "For the program that speaks for the member; whoever shows the code agrees to what points are"
                    + " spent on.")
    @PostMapping("/{member}/codes")
    MemberCodes.Issued code(@PathVariable String member) {
        return desk.issueCode(member);
    }
}
