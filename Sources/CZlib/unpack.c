#include "CZlib.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

unpacked unpack(
    const uint8_t *bytes, size_t length, int window, size_t limit, uint8_t **result, size_t *result_length) {
    *result = NULL;
    *result_length = 0;
    if (length > UINT_MAX || limit >= UINT_MAX) return unpacked_too_long;
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (inflateInit2(&stream, window) != Z_OK) return unpacked_broken;
    stream.next_in = (Bytef *)bytes;
    stream.avail_in = (uInt)length;

    // One byte more than the limit tells a full buffer from one that is too small.
    size_t capacity = 1 << 16 < limit + 1 ? 1 << 16 : limit + 1;
    uint8_t *buffer = malloc(capacity);
    size_t written = 0;
    unpacked outcome = unpacked_broken;
    while (buffer) {
        stream.next_out = buffer + written;
        stream.avail_out = (uInt)(capacity - written);
        int status = inflate(&stream, Z_NO_FLUSH);
        written = (size_t)(stream.next_out - buffer);
        if (written > limit) {
            outcome = unpacked_too_long;
            break;
        }
        if (status == Z_STREAM_END) {
            // gzip may go on with a further member.
            if (stream.avail_in > 0 && window > 15 && inflateReset(&stream) == Z_OK) continue;
            outcome = stream.avail_in == 0 ? unpacked_whole : unpacked_broken;
            break;
        }
        if (status != Z_OK || (stream.avail_in == 0 && stream.avail_out > 0)) break;
        if (stream.avail_out > 0) continue;
        capacity = capacity * 2 < limit + 1 ? capacity * 2 : limit + 1;
        uint8_t *larger = realloc(buffer, capacity);
        if (!larger) break;
        buffer = larger;
    }
    if (outcome == unpacked_whole) {
        *result = buffer;
        *result_length = written;
    } else {
        free(buffer);
    }
    inflateEnd(&stream);
    return outcome;
}
