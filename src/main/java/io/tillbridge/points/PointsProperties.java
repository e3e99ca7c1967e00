package io.tillbridge.points;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a company wants its points to live.
 *
 * @param pendingFor how long earned points wait for the goods to come back
 * @param validFor how long they may be spent after that; zero for ever
 * @param freezeFor how long points stay set aside if nobody decides
 * @param revertGrace how long spent points of a lot that has ended may be spent when they come back; zero for its old date
 * @param shortfall what a reversal takes when too little is left
 * @param confirmFrom from how many points at once the shopper has to agree; zero for never
 * @param zone whose midnight begins a day, where points of a day are counted
 * @param timesEvery how often time passes
 */
@ConfigurationProperties("tillbridge.points")
record PointsProperties(
        @DefaultValue("7d") Duration pendingFor,
        @DefaultValue("365d") Duration validFor,
        @DefaultValue("15m") Duration freezeFor,
        @DefaultValue("0d") Duration revertGrace,
        @DefaultValue("DEBT") Wallet.Shortfall shortfall,
        @DefaultValue("1000") long confirmFrom,
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue("60s") Duration timesEvery) {}
