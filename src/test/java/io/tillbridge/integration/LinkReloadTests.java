package io.tillbridge.integration;

import java.nio.file.Path;

class LinkReloadTests extends LinkReloadContract {

    @Override
    FilesHouse house(Path folder) {
        return FilesHouse.onH2(folder);
    }
}
