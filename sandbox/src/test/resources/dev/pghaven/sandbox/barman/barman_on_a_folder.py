"""Runs one of Barman's cloud tools with a folder in place of a cloud's container.

usage: barman_on_a_folder.py CONTAINER TOOL ARGUMENT...
"""

import importlib
import os
import shutil
import sys

from barman.clients.cloud_compression import decompress_to_file
from barman.cloud import CloudInterface, DecompressingStreamingIO


class Folder(CloudInterface):
    """The part of a container that lists and restores; what would write is not there."""

    MAX_CHUNKS_PER_FILE = 1
    MIN_CHUNK_SIZE = 1
    MAX_ARCHIVE_SIZE = 1
    MAX_DELETE_BATCH_SIZE = 1

    def __init__(self, root):
        super().__init__(url=root)
        self.root = root
        self.path = ""
        self.bucket_name = os.path.basename(root)
        self.bucket_exists = True

    def test_connectivity(self):
        return True

    def list_bucket(self, prefix="", delimiter="/"):
        names = set()
        for folder, _, files in os.walk(self.root):
            for file in files:
                name = os.path.relpath(os.path.join(folder, file), self.root)
                if name.startswith(prefix):
                    rest, cut, _ = name[len(prefix):].partition(delimiter or "\0")
                    names.add(prefix + rest + cut)
        return sorted(names)

    def remote_open(self, key, decompressor=None):
        file = os.path.join(self.root, key)
        if not os.path.exists(file):
            return None
        stream = open(file, "rb")
        return DecompressingStreamingIO(stream, decompressor) if decompressor else stream

    def download_file(self, key, dest_path, decompress):
        with self.remote_open(key) as blob, open(dest_path, "wb") as dest:
            if decompress:
                decompress_to_file(blob, dest, decompress)
            else:
                shutil.copyfileobj(blob, dest)

    def _no(self, *_):
        raise NotImplementedError("this container is only read")

    _reinit_session = _check_bucket_existence = _create_bucket = _no
    upload_fileobj = create_multipart_upload = _upload_part = _no
    _complete_multipart_upload = _abort_multipart_upload = _delete_objects_batch = _no


container, tool, *arguments = sys.argv[1:]
client = importlib.import_module("barman.clients." + tool)
client.get_cloud_interface = lambda config: Folder(container)
client.main(["--cloud-provider", "azure-blob-storage", "folder", *arguments])
