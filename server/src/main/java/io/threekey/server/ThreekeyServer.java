package io.threekey.server; 
@org.springframework.boot.autoconfigure.SpringBootApplication
public class ThreekeyServer { public static void main(String[] a){ org.springframework.boot.SpringApplication.run(ThreekeyServer.class,a);} }
