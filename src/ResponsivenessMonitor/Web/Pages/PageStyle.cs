using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace ResponsivenessMonitor.Web.Pages;

/// <summary>The one style of all pages; browsers are told its hash and take no other.</summary>
internal static class PageStyle
{
    private const string Css = """
        :root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--soft:#4a4a4a;--line:#767676;--shade:#f2f2f2;--link:#0b4f9e;--deed:#0b4f9e;--deedink:#fff;--good:#0b6b2e;--bad:#a4161a}
        @media (prefers-color-scheme:dark){:root{--ink:#f0f0f0;--paper:#121212;--soft:#c4c4c4;--line:#8c8c8c;--shade:#232323;--link:#9cc9ff;--deed:#9cc9ff;--deedink:#101418;--good:#7fd99a;--bad:#ff9c9c}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 Arial,Helvetica,sans-serif;overflow-wrap:anywhere}
        header,main,footer{max-width:42rem;margin:0 auto;padding:0 1rem}
        .wide header,.wide main,.wide footer{max-width:80rem}
        header p{margin:0;padding:.75rem 0;color:var(--soft);font-weight:bold;border-bottom:1px solid var(--line)}
        footer{color:var(--soft);font-size:.875rem}
        footer p{margin:2rem 0 1.5rem;padding-top:.75rem;border-top:1px solid var(--line)}
        h1{font-size:1.6rem;line-height:1.25;margin:1.25rem 0 1rem}
        h2{font-size:1.2rem;line-height:1.3;margin:2rem 0 .5rem}
        h3{font-size:1rem;margin:0 0 .25rem}
        p,ul,ol,dl{margin:0 0 1rem}
        ul{padding-left:1.25rem}
        a{color:var(--link)}
        dl.facts{display:grid;grid-template-columns:minmax(7rem,11rem) 1fr;gap:.25rem 1rem}
        dl.facts dt{font-weight:bold}
        dl.facts dd{margin:0;min-width:0}
        @media (max-width:30rem){dl.facts{grid-template-columns:1fr;gap:0}dl.facts dd{margin-bottom:.5rem}}
        .banner{border:2px solid var(--ink);border-left-width:.6rem;padding:.75rem 1rem;margin:0 0 1.25rem}
        .banner.done{border-color:var(--good)}
        .banner.fault{border-color:var(--bad)}
        .banner p,.banner ul{margin:0}
        section.deed,li.card{border:1px solid var(--line);border-radius:.25rem;padding:1rem;margin:0 0 1rem}
        section.deed h2{margin-top:0}
        ol.cards{list-style:none;padding:0}
        fieldset{border:0;padding:0;margin:0 0 1rem;min-width:0}
        legend{font-weight:bold;padding:0}
        .hint{color:var(--soft);margin:0 0 .5rem}
        .pair{display:flex;flex-wrap:wrap;gap:.5rem 1rem}
        .field{margin:0 0 .75rem}
        .field.link{flex:1 1 100%}
        label{display:block;margin:0 0 .25rem}
        input[type=date],input[type=time],input[type=url]{font:inherit;color:inherit;background:var(--paper);border:2px solid var(--line);border-radius:.2rem;min-height:44px;padding:.35rem .6rem;max-width:100%}
        input[type=url]{width:100%}
        .wrong input{border-color:var(--bad)}
        .wrongtext{color:var(--bad);font-weight:bold;margin:0 0 .25rem}
        .choice{display:flex;align-items:center;gap:.75rem;min-height:44px}
        .choice input{width:1.4rem;height:1.4rem;flex:none;margin:0}
        .choice label{margin:0;padding:.6rem 0;flex:1}
        button{font:inherit;font-weight:bold;color:var(--deedink);background:var(--deed);border:2px solid transparent;border-radius:.25rem;min-height:44px;padding:.5rem 1.25rem;cursor:pointer}
        .links{margin:0;display:flex;flex-wrap:wrap;gap:0 1.25rem}
        .links a,td a,tbody th a,dd a,li a{display:inline-block;padding:.65rem 0;min-height:44px}
        .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        a:focus-visible,button:focus-visible,input:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
        .scroll{overflow-x:auto;margin:0 0 1rem}
        table{border-collapse:collapse;width:100%}
        caption{text-align:left;color:var(--soft);padding:0 0 .5rem}
        th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem .25rem;border-bottom:1px solid var(--line);overflow-wrap:normal}
        thead th{background:var(--shade);white-space:nowrap}
        tbody th{min-width:9rem}
        td{min-width:5.5rem}
        @media (max-width:40rem){.scroll{overflow-x:visible}table,caption,tbody,tbody tr,tbody th,td{display:block;min-width:0}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}tbody tr{border:1px solid var(--line);border-radius:.25rem;padding:.5rem .75rem;margin:0 0 .75rem}tbody th,td{border:0;padding:.1rem 0;overflow-wrap:anywhere}td::before{content:attr(data-name) ": ";font-weight:bold}}
        """;

    /// <summary>The element.</summary>
    internal static MarkupString Element { get; } = new($"<style>{Css}</style>");

    /// <summary>What a content security policy names it by.</summary>
    internal static string Source { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'";
}
