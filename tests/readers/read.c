/* Reads a calendar with libical: prints "UID MINUTE" for each start in the window of its event. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct window {
    char rule[37];
    long from, to;
};

struct found {
    const char *uid;
    const struct window *window;
};

static void start(icalcomponent *event, struct icaltime_span *span, void *data)
{
    const struct found *found = data;
    long minute = (long)(span->start / 60);
    (void)event;
    if (minute >= found->window->from && minute < found->window->to) {
        printf("%s %ld\n", found->uid, minute);
    }
}

static char *text_of(const char *name)
{
    FILE *file = fopen(name, "rb");
    char *text;
    long length;
    if (!file || fseek(file, 0, SEEK_END) || (length = ftell(file)) < 0) {
        perror(name);
        exit(1);
    }
    rewind(file);
    text = calloc((size_t)length + 1, 1);
    if (!text || fread(text, 1, (size_t)length, file) != (size_t)length) {
        perror(name);
        exit(1);
    }
    fclose(file);
    return text;
}

int main(int count, char **names)
{
    static struct window windows[1000];
    size_t known = 0;
    icalcomponent *whole, *event;
    char *line;
    if (count != 3) {
        return 2;
    }
    for (line = strtok(text_of(names[2]), "\n"); line && known < 1000; line = strtok(NULL, "\n")) {
        struct window *next = &windows[known];
        known += sscanf(line, "%36s %ld %ld", next->rule, &next->from, &next->to) == 3;
    }
    whole = icalparser_parse_string(text_of(names[1]));
    for (event = icalcomponent_get_first_component(whole, ICAL_VEVENT_COMPONENT); event;
         event = icalcomponent_get_next_component(whole, ICAL_VEVENT_COMPONENT)) {
        struct found found = {icalcomponent_get_uid(event), NULL};
        size_t at;
        for (at = 0; at < known; at++) {
            if (!strncmp(windows[at].rule, found.uid, 36)) {
                found.window = &windows[at];
            }
        }
        if (found.window) {
            icaltimezone *utc = icaltimezone_get_utc_timezone();
            /* A day more on both sides: what is found is looked at once more. */
            struct icaltimetype from = icaltime_from_timet_with_zone(found.window->from * 60 - 86400, 0, utc);
            struct icaltimetype to = icaltime_from_timet_with_zone(found.window->to * 60 + 86400, 0, utc);
            icalcomponent_foreach_recurrence(event, from, to, start, &found);
        }
    }
    icalcomponent_free(whole);
    return 0;
}
