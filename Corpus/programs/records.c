// Records, strings and short calls, in the manner of Dhrystone: records [rounds].
#include "runtime.h"

enum kind { PLAIN, MARKED, REPEATED };

struct record {
    struct record *next;
    enum kind kind;
    u32 count;
    char name[32];
    char title[32];
};

#define RECORDS 64

static struct record records[RECORDS];
static const char *const words[] = {"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"};

static void copy_string(char *to, const char *from) {
    while ((*to++ = *from++)) {
    }
}

static int compare_strings(const char *a, const char *b) {
    while (*a && *a == *b) a++, b++;
    return (int)(u8)*a - (int)(u8)*b;
}

static void append_string(char *to, const char *added) {
    while (*to) to++;
    copy_string(to, added);
}

static enum kind kind_of(const struct record *record) {
    switch (record->count & 3) {
    case 0: return REPEATED;
    case 1: return MARKED;
    default: return PLAIN;
    }
}

// Inserts in order of name; equal names stay in order of arrival.
static struct record *insert(struct record *first, struct record *added) {
    struct record **link = &first;
    while (*link && compare_strings((*link)->name, added->name) <= 0) link = &(*link)->next;
    added->next = *link;
    *link = added;
    return first;
}

static struct record *fill(u64 *random) {
    struct record *first = 0;
    for (u32 i = 0; i < RECORDS; i++) {
        u64 bits = next_random(random);
        struct record new = {.count = (u32)(bits >> 40)};
        copy_string(new.name, words[bits & 7]);
        append_string(new.name, "-");
        append_string(new.name, words[bits >> 3 & 7]);
        copy_string(new.title, "The ");
        append_string(new.title, new.name);
        new.kind = kind_of(&new);
        records[i] = new;
        first = insert(first, &records[i]);
    }
    return first;
}

static u64 disordered(const struct record *first) {
    u64 found = 0, count = 1;
    for (; first->next; first = first->next, count++) found += compare_strings(first->name, first->next->name) > 0;
    return found + (count != RECORDS);
}

int main(int argc, char **argv) {
    u64 rounds = number_argument(argc, argv, 1, 20000);
    u64 random = 88172645463325252, wrong = 0, letters = 0, kinds[3] = {0, 0, 0};
    for (u64 round = 0; round < rounds; round++) {
        struct record *first = fill(&random);
        wrong += disordered(first);
        for (struct record *record = first; record; record = record->next) {
            letters += string_length(record->title);
            kinds[record->kind]++;
            wrong += compare_strings(record->title + 4, record->name) != 0;
            wrong += record->kind != kind_of(record);
        }
    }
    wrong += kinds[PLAIN] + kinds[MARKED] + kinds[REPEATED] != rounds << 6;
    print("records: ");
    print_number(letters);
    print(" letters, ");
    print_number(kinds[MARKED]);
    print(" marked");
    return finish(wrong == 0);
}
