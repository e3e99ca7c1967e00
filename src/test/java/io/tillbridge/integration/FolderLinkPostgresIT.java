package io.tillbridge.integration;

import java.nio.file.Path;

class FolderLinkPostgresIT extends FolderLinkContract {

    @Override
    FilesHouse house(Path folder) {
        return FilesHouse.onPostgres(folder);
    }
}
