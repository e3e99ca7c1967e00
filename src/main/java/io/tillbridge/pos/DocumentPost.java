package io.tillbridge.pos;

import io.tillbridge.integration.FileOrigin;
import io.tillbridge.integration.OutLinks;
import io.tillbridge.integration.OutgoingFiles;
import io.tillbridge.shared.StoreId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands documents to the links that carry them, in the form each link is for. */
@Component
class DocumentPost implements FileOrigin {

    private static final Map<String, Function<HandoverPaper, byte[]>> FORMS =
            Map.of("handovers-poslog", PosLogPaper::of, "handovers-wpubon01", WpuBonPaper::of);

    private final ObjectProvider<OutLinks> links;
    private final OutgoingFiles files;

    DocumentPost(ObjectProvider<OutLinks> links, OutgoingFiles files) {
        this.links = links;
        this.files = files;
    }

    @Override
    public Set<String> outgoingKinds() {
        return FORMS.keySet();
    }

    /** Whether anybody wants to know what happens in this store. */
    boolean wanted(StoreId store) {
        return FORMS.keySet().stream().anyMatch(kind -> !serving(kind, store).isEmpty());
    }

    void send(HandoverPaper paper) {
        String name = "HANDOVER_%s_%08d.xml".formatted(paper.store(), paper.number());
        FORMS.forEach((kind, form) ->
                serving(kind, paper.store()).forEach(link -> files.add(link.name(), name, form.apply(paper))));
    }

    private List<OutLinks.OutLink> serving(String kind, StoreId store) {
        OutLinks known = links.getIfAvailable();
        return known == null
                ? List.of()
                : known.carrying(kind).stream()
                        .filter(link -> link.serves(store))
                        .toList();
    }
}
