package io.tillbridge.pickup;

import io.tillbridge.orders.LinesCancelled;
import io.tillbridge.pickup.RejectionDesk.Variance;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The steps of a pickup in one line each, by somebody who may do everything. */
record PickupCommands(PickupsUnderTest house) {

    static final IdentityCheck SEEN = new IdentityCheck(IdentityCheck.Method.ID_SEEN, null, null);
    private static final Caller WHO = PickupsUnderTest.MANAGER;

    UUID ordered(Sku sku, int pieces) {
        return ordered(List.of(sku), List.of(pieces), 100 * pieces);
    }

    UUID ordered(List<Sku> skus, List<Integer> pieces, long fenOfEach) {
        List<Long> fen = pieces.stream().map(each -> fenOfEach).toList();
        UUID order = house.order(PickupsUnderTest.HERE, skus, fen, pieces, "138****6612");
        return house.bean(Pickups.class).ofOrder(order).get(0).id();
    }

    UUID ready(UUID pickup) {
        house.bean(PickingDesk.class).markReady(pickup, "A-1", WHO);
        return pickup;
    }

    HandoverDesk.Handover handOver(UUID pickup, Map<Integer, Integer> pieces) {
        return house.bean(HandoverDesk.class).withoutCode(pickup, "x", SEEN, pieces, WHO);
    }

    void takeBack(UUID pickup, Map<Integer, Integer> pieces) {
        house.bean(ReversalDesk.class).takeReturn(pickup, pieces, true, "x", WHO);
    }

    void reject(UUID pickup, Map<Integer, Integer> pieces, Variance variance) {
        house.bean(RejectionDesk.class)
                .reject(pickup, new RejectionDesk.Rejection(pieces, PickupExceptions.Reason.DAMAGED, variance), WHO);
    }

    PickupView decide(UUID pickup, DecisionDesk.Kind kind, @Nullable StoreId store) {
        return house.bean(DecisionDesk.class).decide(pickup, new DecisionDesk.Decision(kind, store), WHO);
    }

    List<String> proposals(UUID pickup) {
        return house.bean(PickupProposals.class).of(pickup, WHO).stream()
                .map(proposal -> proposal.decision()
                        + (proposal.store() == null
                                ? ""
                                : " " + proposal.store().store())
                        + (proposal.later() ? " later" : ""))
                .toList();
    }

    UUID transfer(UUID pickup) {
        return house.bean(Transfers.class).underWay(pickup).orElseThrow().id();
    }

    /** Goods of the pickup that the other store is to send; they are reserved there. */
    UUID sent(UUID pickup) {
        reject(pickup, Map.of(), Variance.PIECES);
        decide(pickup, DecisionDesk.Kind.SHIP_TO_STORE, PickupsUnderTest.THERE);
        return transfer(pickup);
    }

    void undo(UUID pickup) {
        house.bean(ReversalDesk.class).undo(pickup, null, "x", WHO);
    }

    void extend(UUID pickup, Duration time) {
        house.bean(PickingDesk.class).extend(pickup, house.now().plus(time), "x", WHO);
    }

    void refunded(UUID pickup, Map<Integer, Integer> pieces) {
        house.publish(new LinesCancelled(house.pickup(pickup).paper().order(), pieces));
    }

    void maySplit(boolean may) {
        var rule = house.bean(RuleBook.class).of(PickupsUnderTest.HERE);
        rule(new StoreRule(
                rule.prepMinutes(),
                rule.windowHours(),
                rule.remindHours(),
                rule.graceHours(),
                rule.undoMinutes(),
                rule.highValueFen(),
                may));
    }

    void rule(StoreRule rule) {
        house.bean(RuleBook.class).put(PickupsUnderTest.HERE, rule, WHO);
    }

    /** The states of all pickups of the order, by store and part. */
    List<PickupState> states(UUID pickup) {
        return house.bean(Pickups.class).ofOrder(house.pickup(pickup).paper().order()).stream()
                .map(Pickup::state)
                .toList();
    }

    /** The code of the "no", or nothing. */
    String code(Runnable deed) {
        try {
            deed.run();
            return "";
        } catch (BusinessRuleViolation no) {
            return no.code();
        }
    }
}
