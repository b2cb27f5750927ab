#pragma once
// SHA-256 of libmd, which libedit brings along: the program needs no cryptography of its own without a network.

#include <sys/types.h>
#include <stddef.h>
#include <stdint.h>
#include <sha2.h>

/// 64 hexadecimal digits and a zero.
enum { sha256_digits_size = SHA256_DIGEST_STRING_LENGTH };

/// The SHA-256 of `length` bytes, into 64 hexadecimal digits and a zero.
static inline void sha256_digits(const uint8_t *_Nullable bytes, size_t length, char *_Nonnull digits) {
    SHA256Data(bytes, length, digits);
}
