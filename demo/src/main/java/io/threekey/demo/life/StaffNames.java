package io.threekey.demo.life;

import io.threekey.demo.simulator.Chance;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names as they stand side by side on a hospital's rota, no two people's alike; all of them drawn by lot. */
final class StaffNames {

    private static final List<String> GIVEN = words("""
            Ada Adam Adele Agnes Ahmed Aisha Alba Alejandro Alina Alma Amara Amelie Amina Amit Ana Anders Andrea Anita \
            Anja Ante Antonia Ari Arjun Asha Astrid Aurel Ayse Babak Barbara Beata Ben Benedikt Birgit Blessing Bojan \
            Brigitte Camille Carla Carmen Caroline Cem Chidi Chiara Christa Claudia Colm Cornelia Dagmar Damir Daria \
            David Deniz Diana Diego Dilara Dimitri Dominik Dragan Ebba Edith Efua Eleni Elena Elias Elisa Emeka Emil \
            Emma Erik Esra Esther Eva Ewa Fabian Farah Fatima Femi Fiona Florian Franka Franziska Gabor Georg Gerda \
            Gintaras Giulia Goran Grace Hamid Hanna Hanneke Harald Hassan Helga Henrik Hiroshi Ida Ilse Imran Ingrid \
            Isabel Ivana Ivo Jakob Jana Jasmin Joana Johanna Jorge Josip Julia Kaja Karim Katarina Kemal Khadija Kofi \
            Kristina Kwame Laila Laszlo Lea Leon Leyla Lina Linh Lorenz Luca Lucia Ludmila Luis Magda Mahmoud Malik \
            Marcel Maria Marija Marius Marko Marlene Mateo Matilda Mehmet Mei Meryem Michael Mila Milan Mirjam Mohamed \
            Monika Nadia Naomi Nathalie Nicole Nikola Nils Nina Njoki Nora Odile Oksana Omar Oskar Parvati Patrick \
            Paula Pavel Pia Pilar Priya Raffael Rahel Raj Ramona Rania Regina Renate Ricardo Rita Robert Roksana Rolf \
            Rosalie Roya Ruben Sabine Sadia Salma Sandra Sara Selma Sergio Shirin Silvia Simone Slavica Sonja Stefan \
            Sunita Susanne Svetlana Tamara Tarek Teresa Theo Thi Tobias Tomasz Ulrike Ursula Valentina Vera Veronika \
            Victor Vikram Walter Yasmin Yara Yuki Yvonne Zeynep Zofia Zoran Zuzana""");

    private static final List<String> FAMILY = words("""
            Abebe Adler Adeyemi Ahmadi Aigner Akbari Albrecht Almeida Amann Andersen Antonov Arnold Aslan Auer Aydin \
            Babic Bach Bajric Balogh Banerjee Barth Bauer Becker Begic Benedek Berg Berger Bernardi Bianchi Binder \
            Blazevic Boateng Bogdan Bondarenko Brenner Brunner Burger Castro Celik Chaudhry Chen Conti Costa Cuong \
            Dahl Danso Demirci Diaz Dimitrov Djuric Doppler Dragic Dubois Ebner Eder Egger Eidelman Ekdahl Ernst Esposito \
            Fabian Farkas Fernandes Ferrari Filipov Fink Fontana Forster Frank Friedl Fuchs Garcia Gashi Gebhardt Georgiou \
            Gerber Ghosh Gomez Graf Grimm Gruber Guerin Gupta Haas Hahn Hansen Hartl Hasanovic Hauser Heinzl Herzog Hofer \
            Horvat Huber Hussein Ibrahim Ilic Ivanov Jakovljevic Jansen Jensen Jovanovic Jung Kaiser Kaminski Kaplan Karimi \
            Kaya Kern Khalil Khan Kirchner Klein Koch Kolar Konrad Kovac Kraft Kramer Kraus Kumar Kurz Lang Larsen Lechner \
            Lehner Leitner Lima Lorenz Lukic Macek Madsen Maes Mandl Marinescu Markovic Martini Matic Mayr Mazur Mbeki Melzer \
            Mensah Meyer Mihailov Mohr Molnar Moretti Moser Murphy Nagy Nair Nguyen Nikolic Nowak Nwosu Obermayr Odhiambo \
            Oduya Olsen Ortner Osman Ott Ozturk Pavlovic Pereira Pfeiffer Pichler Popescu Prasad Pucher Rahimi Ramos Rauch \
            Reiter Ricci Riedl Ritter Roth Rusu Sahin Sanchez Santos Savic Schmid Schneider Schreiber Schuster Seidl Shah \
            Sharma Silva Simic Singh Stadler Stanic Steiner Stern Suljic Szabo Tadic Tanaka Tesfaye Thaler Toth Tran Tuan \
            Unger Urban Varga Vasic Vidal Vlasic Wagner Wallner Weiss Werner Winkler Wolf Yildiz Zahradnik Zeller Ziegler""");

    private final Set<String> taken = new HashSet<>();
    private final Chance chance;

    /** @param taken by people who are here already */
    StaffNames(Set<String> taken, Chance chance) {
        this.taken.addAll(taken);
        this.chance = chance;
    }

    String next() {
        while (true) {
            var name = chance.oneOf(GIVEN) + " " + chance.oneOf(FAMILY);
            if (taken.add(name)) {
                return name;
            }
        }
    }

    private static List<String> words(String text) {
        return List.of(text.split("\\s+"));
    }
}
