package io.threekey.demo.life;

import io.threekey.demo.simulator.Agenda;

/**
 * One thing of the story, on a day counted from the founding.
 *
 * @param words in the plan, for whoever reads the story
 */
record Chapter(int day, int hour, int minute, String words, Agenda.Deed deed) {

    static Chapter on(int day, int hour, int minute, String words, Agenda.Deed deed) {
        return new Chapter(day, hour, minute, words, deed);
    }
}
