namespace Postmortem.Tests.Access;

/// <summary>What a verb answers a person.</summary>
public enum Outcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>They may see the thing, and are told in a sentence that this is not theirs to do.</summary>
    Refused,

    /// <summary>The one answer for "not there" and "not yours".</summary>
    NotFound,
}

/// <summary>One verb, and what it answers whom.</summary>
/// <param name="Verb">Service and method, such as "SignatureService.SignAsync".</param>
/// <param name="Own">A member who takes part in the review, or owns the thing.</param>
/// <param name="Others">A member who has nothing to do with it.</param>
public sealed record AccessRow(
    string Verb, Standing Standing, Func<Testbed, AccessCase, Actor, Task<Refusal?>> Run,
    Outcome Own, Outcome Others, Outcome Manager, Outcome Administrator);
