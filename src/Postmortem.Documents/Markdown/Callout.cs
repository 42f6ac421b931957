using Markdig.Extensions.CustomContainers;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents.Markdown;

/// <summary>A fenced callout: <c>::: note</c>, <c>::: apology</c> or <c>::: promise</c>, with its own label after the kind if it has one.</summary>
/// <param name="Kind">One of the three; an unknown kind is a note, labelled with what was asked for.</param>
internal sealed record Callout(string Kind, string Label)
{
    public static Callout Of(CustomContainer block, Speech speech)
    {
        var kind = block.Info ?? "";
        var own = (block.Arguments ?? "").Trim();
        return kind switch
        {
            "apology" => new("apology", own.Length > 0 ? own : speech.Words.Apology),
            "promise" => new("promise", own.Length > 0 ? own : speech.Words.Promise),
            "note" or "" => new("note", own.Length > 0 ? own : speech.Words.Note),
            _ => new("note", $"{kind} {own}".Trim()),
        };
    }
}
