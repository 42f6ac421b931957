namespace Postmortem.Wording;

/// <summary>Where a text stands, which decides what is worth a hint.</summary>
public enum WordingKind
{
    /// <summary>A whole document: each sentence is looked at for what it seems to be, under the heading it stands under.</summary>
    Document,

    /// <summary>What happened, and why that was possible.</summary>
    Narrative,

    /// <summary>A corrective action.</summary>
    Action,

    /// <summary>What a customer will read.</summary>
    Notice,

    /// <summary>An answer to a question that asks what was expected: what did not happen belongs here.</summary>
    Expectation,

    /// <summary>The name of an owner or an approver.</summary>
    Name,

    /// <summary>What a customer says, or the team as they would say it: "nobody told us" is how it was for them, and no word on a colleague.</summary>
    Customer,
}

/// <summary>A phrase that people may read as blame, and what could stand there instead. A hint, never a lock.</summary>
/// <param name="Line">1-based; lines end with LF, CRLF or CR.</param>
/// <param name="Column">1-based, in UTF-16 code units as editors count them.</param>
/// <param name="Length">In UTF-16 code units.</param>
/// <param name="Rule">The id of the rule in templates/wording.</param>
/// <param name="Phrase">As it stands in the text.</param>
public sealed record WordingHint(int Line, int Column, int Length, string Rule, string Phrase, string Reason, string Suggestion, string Source);
