package io.tillbridge.integration;

import java.nio.file.Path;

class FolderLinkTests extends FolderLinkContract {

    @Override
    FilesHouse house(Path folder) {
        return FilesHouse.onH2(folder);
    }
}
