/// The report's style sheet: light and dark, phone and print.
package enum ReportStyle {
    package static let css = """
        :root{--ink:#1b2129;--soft:#55606d;--paper:#fdfdfb;--panel:#f3f4f1;--line:#d5d9de;--link:#0b4f8a;--confirmed:#0f4c5c;--probable:#3c8da3;\
        --possible:#b9d3da;--declared:#c08a2d;--posts:#8a5a83;--ribbon:#3c8da3;--mark:#fff3c9}
        @media (prefers-color-scheme:dark){:root{--ink:#e7eaee;--soft:#a8b2be;--paper:#14181d;--panel:#1d232a;--line:#39424d;--link:#8cc4f5;\
        --confirmed:#7fd0df;--probable:#3f93a8;--possible:#2c4f5a;--declared:#d9a648;--posts:#bd8cb5;--ribbon:#4d9cb0;--mark:#4a4120}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans","DejaVu Sans",sans-serif}
        header.page,main{max-width:1120px;margin:0 auto;padding:0 20px}
        header.page{padding-top:36px;border-bottom:3px solid var(--ink)}
        .kicker{margin:0;text-transform:uppercase;letter-spacing:.08em;font-size:13px;color:var(--soft)}
        h1{font:700 38px/1.15 Georgia,"Noto Serif","DejaVu Serif",serif;margin:4px 0 10px}
        h2{font:700 27px/1.2 Georgia,"Noto Serif","DejaVu Serif",serif;margin:44px 0 8px}
        h3{font-size:17px;margin:26px 0 4px}
        h1,h2,h3,td,th,dd,p,figcaption,caption{overflow-wrap:anywhere}
        p{margin:6px 0 12px;max-width:76ch}
        a{color:var(--link);text-underline-offset:2px}
        a:focus-visible,.scroll:focus-visible{outline:3px solid var(--declared);outline-offset:2px}
        .skip{position:absolute;left:-9999px}.skip:focus{left:8px;top:8px;background:var(--paper);padding:8px}
        .meta,.note,.sub,.legend,small,.capnote{color:var(--soft)}
        .meta,.note,.legend{font-size:14px}
        code{font:12.5px/1.4 ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
        small{display:block;font-size:12.5px;font-weight:400;line-height:1.4}
        small:empty{display:none}
        .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(270px,1fr));gap:16px;margin:14px 0}
        .card{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:14px 16px}
        .card h3{margin:0;font-size:16px}
        .big{font:700 28px/1.15 Georgia,"Noto Serif","DejaVu Serif",serif;margin:8px 0 0}
        .big a{color:inherit;text-decoration-thickness:1px}
        .cur{font-size:.6em;font-weight:400;color:var(--soft)}
        .sub{margin:2px 0 4px;font-size:14px}
        .campaign{border-top:1px solid var(--line);margin-top:40px}
        .figures{display:flex;flex-wrap:wrap;gap:10px 20px;margin:14px 0 20px}
        .figures div{border-left:3px solid var(--line);padding-left:10px}
        .figures .sum{border-color:var(--confirmed)}
        .figures .apart{border-left-style:dashed}
        dt{font-size:13px;color:var(--soft)}
        dd{margin:0;font-weight:600;font-variant-numeric:tabular-nums}
        .sum dd{font-size:20px}
        figure{margin:22px 0;padding:14px 16px;background:var(--panel);border:1px solid var(--line);border-radius:6px}
        figcaption{font-weight:600;margin-bottom:8px}
        .legend{margin:8px 0 0;max-width:none}
        .legend .item{margin-right:14px}
        .key{display:inline-block;width:12px;height:12px;margin:0 5px 0 0;vertical-align:-1px;border:1px solid var(--soft)}
        .key.declared{background:var(--declared)}.key.confirmed{background:var(--confirmed)}.key.probable{background:var(--probable)}
        .key.possible{background:var(--possible)}.key.posts{background:var(--posts)}
        .scroll{overflow-x:auto}
        svg{display:block;max-width:100%}
        svg text{font:12px system-ui,"Noto Sans","DejaVu Sans",sans-serif;fill:var(--ink)}
        svg.flow text{paint-order:stroke;stroke:var(--panel);stroke-width:3px;stroke-linejoin:round}
        svg .small{font-size:11px;fill:var(--soft)}
        svg .end{text-anchor:end}svg .middle{text-anchor:middle}
        svg .grid{stroke:var(--line)}
        rect.declared{fill:var(--declared)}rect.confirmed{fill:var(--confirmed)}rect.probable{fill:var(--probable)}
        rect.possible{fill:var(--possible);stroke:var(--probable);stroke-width:.6}
        rect.posts{fill:var(--posts)}
        rect.payer{fill:var(--declared)}rect.between{fill:var(--soft)}rect.creator{fill:var(--confirmed)}
        .ribbon{fill:var(--ribbon);fill-opacity:.35}
        .ribbon:hover{fill-opacity:.6}
        .timeline,.flow{width:100%;min-width:680px}
        .table{overflow-x:auto;margin:18px 0 26px;scroll-margin-top:8px}
        table{border-collapse:collapse;width:100%;font-size:14px}
        caption{text-align:left;font-weight:600;font-size:15px;padding:0 0 6px}
        .capnote{display:block;font-weight:400;font-size:13px}
        th,td{padding:7px 10px 7px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
        thead th{font-size:12.5px;color:var(--soft);font-weight:600;border-bottom:2px solid var(--line)}
        tbody th{font-weight:600}
        .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        thead th,.refs a,.legend .item{white-space:nowrap}
        .refs a{margin-right:4px}
        td.n,thead th.n{padding-left:10px}
        td.n+td,th.n+th{padding-left:14px}
        .evidence td,.evidence th{min-width:96px}
        .evidence td.n small{white-space:normal;min-width:120px}
        .evidence th:nth-child(5){min-width:150px}
        .ev{white-space:nowrap}
        .src{display:inline-block;margin-right:6px}
        .hash{font-size:11.5px}
        bdi{overflow-wrap:anywhere}
        tr:target>*{background:var(--mark)}
        @media (max-width:700px){
        h1{font-size:29px}h2{font-size:23px}
        header.page,main{padding-left:14px;padding-right:14px}
        .figures{display:grid;grid-template-columns:1fr 1fr}
        table.stack,.stack tbody,.stack tr,.stack td,.stack tbody th,.stack caption{display:block;width:100%}
        .stack thead{position:absolute;left:-9999px}
        .stack tr{border:1px solid var(--line);border-radius:6px;margin-bottom:10px;padding:6px 12px;background:var(--panel)}
        .stack td,.stack tbody th{display:grid;grid-template-columns:minmax(86px,30%) minmax(0,1fr);gap:10px;border:0;padding:3px 0;text-align:left;min-width:0}
        .stack td::before,.stack tbody th::before{content:attr(data-label);color:var(--soft);font-weight:400;font-size:13px}
        .stack tbody th small{grid-column:2}
        .stack td.n>b,.stack td.n{text-align:left}
        .stack td.n,.stack td.n+td{padding-left:0}
        .stack td:empty{display:none}
        .ev,.stack .n small{white-space:normal}
        .stack tr:target{border-color:var(--declared);border-width:2px}
        }
        @media print{
        :root{--ink:#000;--soft:#444;--paper:#fff;--panel:#fff;--line:#bbb;--link:#000;--confirmed:#0f4c5c;--probable:#3c8da3;--possible:#b9d3da;\
        --declared:#c08a2d;--posts:#8a5a83;--ribbon:#3c8da3;--mark:#fff}
        body{font-size:10pt}
        header.page,main{max-width:none;padding:0}
        .skip{display:none}
        .scroll,.table{overflow:visible}
        .timeline,.flow{min-width:0}
        figure,tr,.card{break-inside:avoid}
        thead{display:table-header-group}
        h2,h3,caption{break-after:avoid}
        .campaign{break-before:page}
        table{font-size:8.5pt}
        rect,.key{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        @page{margin:16mm 14mm}
        }
        """
}
