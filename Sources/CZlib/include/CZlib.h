#pragma once
// zlib's inflate over a whole body, within a limit: what a client sends packed may unpack to a thousand times its size.

#include <stddef.h>
#include <stdint.h>

typedef enum {
    unpacked_whole,
    /// More bytes than the limit came out.
    unpacked_too_long,
    /// The bytes are not packed so, or are cut off.
    unpacked_broken,
} unpacked;

/// Unpacks `bytes` into memory that `free` takes back.
///
/// - Parameter window: zlib's windowBits: 31 for gzip, 15 for zlib, -15 for deflate without a frame.
unpacked unpack(
    const uint8_t *_Nullable bytes, size_t length, int window, size_t limit, uint8_t *_Nullable *_Nonnull result,
    size_t *_Nonnull result_length);
