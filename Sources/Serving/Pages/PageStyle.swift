import Exporting

/// The pages' style sheet: that of the report, and what only pages have.
enum PageStyle {
    /// Named by what it holds, so that a browser may keep it.
    static let address = "/style-\(String(fingerprint, radix: 16)).css"

    private static let fingerprint = css.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }

    static let css = ReportStyle.css + pages

    private static let pages = """

        :root{--for:var(--probable);--against:#b4532a;--warn:#8a3b12;--warnpaper:#fbeee3;--done:#eaf3ec;--button:#0f4c5c;--onbutton:#fff}
        @media (prefers-color-scheme:dark){:root{--against:#d9814f;--warn:#f0b48a;--warnpaper:#33241a;--done:#1b2d22;--button:#7fd0df;--onbutton:#10161b}}
        body{font-size:15.5px}
        main,.bar .in,footer p{max-width:1120px;margin:0 auto;padding:0 20px}
        main{padding-bottom:40px}
        main:focus{outline:0}
        .bar{border-bottom:1px solid var(--line);background:var(--panel)}
        .bar .in{display:flex;flex-wrap:wrap;align-items:center;gap:6px 22px;padding-top:9px;padding-bottom:9px}
        .brand{margin:0;font:700 17px/1.2 Georgia,"Noto Serif","DejaVu Serif",serif}
        .brand a{color:inherit;text-decoration:none}
        .bar ul,.choices ul{list-style:none;display:flex;flex-wrap:wrap;gap:4px 6px;margin:0;padding:0}
        .bar nav a,.choices a{display:inline-block;padding:3px 9px;border-radius:5px;text-decoration:none;font-size:14.5px}
        .bar nav a:hover,.choices a:hover{background:var(--line)}
        .bar nav a[aria-current],.choices a[aria-current]{background:var(--button);color:var(--onbutton)}
        .bar form{margin-left:auto;display:flex;gap:6px;flex:0 1 380px}
        .bar input{flex:1 1 auto;min-width:0}
        input,button{font:inherit;font-size:14.5px;color:var(--ink);background:var(--paper);border:1px solid var(--soft);border-radius:5px;padding:5px 9px}
        button{background:var(--button);color:var(--onbutton);border-color:var(--button);cursor:pointer;font-weight:600}
        button[value=reject],button[value=different]{background:var(--paper);color:var(--ink);border-color:var(--soft)}
        a:focus-visible,button:focus-visible,input:focus-visible,summary:focus-visible,pre:focus-visible,.scroll:focus-visible{outline:3px solid var(--declared);outline-offset:2px}
        .skip:focus{z-index:2;border:2px solid var(--declared)}
        .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        h1{font-size:31px;margin:2px 0 8px}
        h1 code{font-size:.8em}
        h2{font-size:21px;margin:34px 0 8px}
        main>.kicker{margin-top:26px}
        main>h1:first-child{margin-top:28px}
        .kicker code{text-transform:none;letter-spacing:0}
        .kicker a{color:inherit}
        .lead{font-size:16.5px;max-width:72ch}
        .card h2{margin:0;font-size:18px}
        .card .big{font-size:29px}
        ul.inline{list-style:none;margin:2px 0 6px;padding:0;display:flex;flex-wrap:wrap;gap:2px 16px;font-size:14px}
        .k{margin-right:.17em}
        .money{white-space:nowrap;font-variant-numeric:tabular-nums}
        .money .cur{font-size:.85em}
        .figures dd a{text-decoration-thickness:1px}
        .day{white-space:nowrap}
        th .day{display:block}
        ul.pieces{list-style:none;margin:4px 0 8px;padding:0;display:flex;flex-wrap:wrap;gap:3px 6px;font-size:13px;color:var(--soft)}
        .pieces li{border:1px solid var(--line);border-radius:5px;padding:0 7px}
        .pieces b{color:var(--ink);font-variant-numeric:tabular-nums}
        code.id{display:block;font-size:11.5px;color:var(--soft)}
        .filters{display:flex;flex-wrap:wrap;gap:4px 20px;margin:10px 0}
        .choices{margin:10px 0}
        .choices ul{gap:2px}
        .choices li{border:1px solid var(--line);border-radius:6px}
        .filters .choices{margin:0}
        .count{color:inherit;opacity:.75;font-size:.85em}
        .grade,.severity,.tag,.field{display:inline-block;font-size:12.5px;line-height:1.35;padding:1px 7px;border-radius:9px;border:1px solid var(--line);white-space:nowrap}
        .grade::before{content:"";display:inline-block;width:8px;height:8px;border-radius:4px;margin-right:5px;border:1px solid var(--soft)}
        .grade.confirmed::before{background:var(--confirmed)}.grade.probable::before{background:var(--probable)}.grade.possible::before{background:var(--possible)}
        .severity.high{border-color:var(--against);color:var(--warn);font-weight:600}
        h2 .grade{font:600 13px/1.4 system-ui,sans-serif;vertical-align:3px}
        .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(220px,1fr));gap:10px 24px;margin:14px 0 18px}
        .facts dd,.lines dd{font-weight:400}
        .lines{margin:6px 0 14px}
        .lines div{display:grid;grid-template-columns:minmax(60px,150px) minmax(0,1fr);gap:10px;padding:4px 0;border-bottom:1px solid var(--line)}
        ul.plain{list-style:none;margin:0;padding:0}
        ul.plain li{padding:1px 0;overflow-wrap:anywhere}
        ol.way{margin:0;padding-left:1.3em}
        q{quotes:"“" "”"}
        blockquote{margin:12px 0;padding:8px 16px;border-left:4px solid var(--line);white-space:pre-wrap;overflow-wrap:anywhere;max-width:80ch}
        .banner,.problem,.done{border-left:4px solid var(--declared);background:var(--panel);padding:8px 14px;margin:14px 0;max-width:none;overflow-wrap:anywhere}
        .problem{border-color:var(--against);background:var(--warnpaper);color:var(--warn)}
        .done{border-color:var(--confirmed);background:var(--done)}
        .more{margin:10px 0 22px}
        .more a{font-weight:600}
        .waterfall table{font-size:13.5px}
        .waterfall .table{margin-bottom:0}
        .waterfall td:nth-child(4){width:24%;min-width:120px}
        .comes{margin:8px 0 18px}
        svg.fall{width:100%;height:14px;margin-top:3px}
        .fall .for{fill:var(--for)}.fall .against{fill:var(--against)}.fall .zero{fill:var(--soft)}
        .record{border:1px solid var(--line);border-radius:6px;padding:10px 14px;margin:12px 0;background:var(--panel)}
        .record h3{margin:0 0 6px;font:600 13.5px/1.4 ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
        .cells{display:grid;grid-template-columns:repeat(auto-fill,minmax(190px,1fr));gap:8px 16px;margin:6px 0}
        .cell{min-width:0}
        .cell dt{font-size:12.5px;overflow-wrap:anywhere}
        .cell dd{font-weight:400;overflow-wrap:anywhere;white-space:pre-wrap}
        .cell:not(.read) dd{color:var(--soft)}
        .field{font-size:11px;padding:0 5px}
        mark{background:var(--mark);color:inherit;padding:1px 3px;border-radius:3px}
        pre.raw{font:12.5px/1.5 ui-monospace,"DejaVu Sans Mono",monospace;white-space:pre-wrap;overflow-wrap:anywhere;margin:8px 0;padding:8px;background:var(--paper);border:1px solid var(--line);border-radius:4px}
        summary{cursor:pointer;color:var(--link);overflow-wrap:anywhere}
        details{margin:6px 0}
        fieldset{border:1px solid var(--line);border-radius:6px;padding:8px 14px 10px;margin:12px 0;min-width:0}
        legend{font-weight:600;padding:0 6px}
        .verdict{max-width:760px}
        .verdict p{margin:4px 0}
        .verdict .row{display:grid;grid-template-columns:minmax(0,1fr) minmax(90px,150px) auto;gap:4px 12px;align-items:end}
        .verdict label{display:block;font-size:13px;color:var(--soft)}
        .verdict input:not([type=hidden]){width:100%}
        .buttons{white-space:nowrap}
        .buttons button{margin-left:4px}
        .waiting{border-top:1px solid var(--line);padding:8px 0;display:grid;grid-template-columns:minmax(0,1fr) minmax(0,520px);gap:0 30px}
        .waiting h2{margin:8px 0 2px;font-size:19px}
        .waiting p{margin:2px 0 4px}
        .waiting .done{margin:8px 0 0;font-size:14px}
        footer{border-top:1px solid var(--line);background:var(--panel);padding:14px 0 22px;font-size:13px;color:var(--soft)}
        footer p{max-width:1120px}
        @media (max-width:700px){
        main,.bar .in,footer p{padding-left:14px;padding-right:14px}
        h1{font-size:25px}h2{font-size:20px}
        .bar form{flex:1 1 100%;margin:0}
        .bar nav a,.choices a,button,input{padding-top:7px;padding-bottom:7px}
        .bar nav a{font-size:13.5px;padding-left:6px;padding-right:6px}
        .bar nav ul{gap:2px}
        .waiting{display:block}
        .verdict .row{grid-template-columns:minmax(0,1fr) auto}
        .verdict .why{grid-column:1/-1}
        .stack .day{display:inline;margin-right:8px}
        .stack code.id{display:inline}
        .stack td:has(>div:empty){display:none}
        .waterfall .stack tr{display:grid;grid-template-columns:minmax(0,1fr) auto auto;gap:0 14px;padding:5px 10px;margin-bottom:6px}
        .waterfall .stack td,.waterfall .stack tbody th{display:block;width:auto;padding:1px 0}
        .waterfall .stack td::before,.waterfall .stack tbody th::before{content:none}
        .waterfall .stack td:nth-child(3)::before{content:"→ "}
        .waterfall .stack td:nth-child(4),.waterfall .stack td:nth-child(5){grid-column:1/-1;width:100%;min-width:0}
        .lines div{grid-template-columns:minmax(0,1fr);gap:0}
        }
        @media print{.bar,.skip,.verdict,.more,.choices{display:none}.record{background:none}}
        """
}
