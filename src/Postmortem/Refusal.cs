namespace Postmortem;

/// <summary>Why a verb was not carried out, as a sentence the person can act on. Only bugs throw; this is expected.</summary>
/// <param name="Sentence">What is wrong, where, and what to do.</param>
/// <param name="Kind">What the caller may want to do about it.</param>
public sealed record Refusal(string Sentence, RefusalKind Kind = RefusalKind.Rule)
{
    /// <summary>Name of the property that is wrong, so that a form can say it beside that field; null where it is no single one.</summary>
    public string? Field { get; init; }

    /// <summary>Whether it was refused to this person, who may see the thing, and not for how the thing stands.</summary>
    public bool IsForWhoAsks { get; init; }

    /// <summary>Something that only others may do.</summary>
    public static Refusal NotYours(string sentence) => new(sentence) { IsForWhoAsks = true };

    /// <summary>One answer for "not there" and "not yours", so that nobody learns which.</summary>
    public static readonly Refusal NotFound = new("There is nothing here, or it is not shared with you.", RefusalKind.NotFound);

    /// <summary>The account was disabled or removed since the person signed in.</summary>
    public static readonly Refusal SignedOut = new(
        "You are signed out. What you typed is kept; sign in again to go on.", RefusalKind.SignedOut);
}

/// <summary>Says of a check which property it was about.</summary>
public static class RefusalExtensions
{
    /// <summary>The same refusal about this property; nothing where nothing was refused.</summary>
    public static Refusal? At(this Refusal? refusal, string field) => refusal is null ? null : refusal with { Field = field };
}

/// <summary>What the caller of a verb may want to do about its refusal.</summary>
public enum RefusalKind { Rule, NotFound, SignedOut, Conflict, Unavailable }

/// <summary>What a verb answers: a value, or a refusal.</summary>
public readonly record struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }
    public bool Ok => Refusal is null;

    /// <exception cref="InvalidOperationException">The verb was refused; look at <see cref="Refusal"/> first.</exception>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException(Refusal.Sentence);

    public static implicit operator Result<T>(T value) => new(value, null);
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
