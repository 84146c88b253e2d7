extension CurrencyRegistry {
    /// ISO 4217 codes with their minor units: the active ones (list one), and those that ended (list three) and may stand in old
    /// ledgers.
    static let minorUnits: [String: Int] = {
        var units: [String: Int] = [:]
        for (digits, codes) in table {
            for code in codes.split(whereSeparator: { $0 == " " || $0 == "\n" }) { units[String(code)] = digits }
        }
        return units
    }()

    private static let table: [(Int, String)] = [
        (
            2,
            """
            AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE
            CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW
            KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP
            PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
            USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG BOV CHE CHW COU MXV USN
            """
        ),
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
        (4, "CLF UYW"),
        // Ended before or with the euro, or replaced by a successor.
        (
            2,
            """
            AFA ALK AON AOR ATS AZM BGL CSD CSK CUC CYP DEM EEK FIM FRF GHC HRK IEP LTL LVL MRO MTL MXP MZM NLG PLZ ROL RUR SDD SIT SKK
            SLL SRG STD SUR TMM UAK VEB VEF XEU YUM YUN ZMK ZRN ZWD ZWL ZWR HRD BAD ARA BRR PEI
            """
        ),
        (0, "ADP BEF BYB BYR ESP GRD ITL LUF PTE TPE TRL MGF"),
    ]
}
