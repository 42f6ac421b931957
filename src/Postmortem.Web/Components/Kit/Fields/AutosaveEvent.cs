namespace Postmortem.Web.Components.Kit.Fields;

/// <summary>Something that happens to a field that saves itself.</summary>
public abstract record AutosaveEvent
{
    private AutosaveEvent()
    {
    }

    /// <summary>A key was pressed, or a text pasted.</summary>
    /// <param name="At">By any clock that only goes forward.</param>
    public sealed record Typed(string Text, TimeSpan At) : AutosaveEvent;

    /// <summary>The time that <see cref="AutosaveEffect.WakeAfter"/> asked for has passed.</summary>
    public sealed record PauseOver : AutosaveEvent;

    /// <summary>Whatever is not sent yet is to go now.</summary>
    public sealed record Flushed : AutosaveEvent;

    /// <summary>The store answered.</summary>
    public sealed record Answer(SaveOutcome Outcome) : AutosaveEvent;

    /// <summary>The store did not answer, and whatever was sent may not be stored.</summary>
    public sealed record Failed : AutosaveEvent;

    /// <summary>
    /// The stored text is another one now. It is shown with what was typed here on top; where both are in the same words, the next
    /// save finds that out and both are kept.
    /// </summary>
    public sealed record Arrived(string Text) : AutosaveEvent;

    /// <summary>What the browser made of an <see cref="Arrival"/>.</summary>
    /// <param name="Says">
    /// Its number, and then: nothing, where the field now holds it; "+" and a text, where the field now holds it with newer keys;
    /// "-" and a text, where it met newer keys at the same place and the field holds these.
    /// </param>
    public sealed record Answered(string Says, TimeSpan At) : AutosaveEvent;

    /// <summary>A person decided which of two texts stands.</summary>
    public sealed record Chosen(Stands Stands) : AutosaveEvent;

    /// <summary>The field goes away; an undecided conflict keeps both texts.</summary>
    public sealed record Left : AutosaveEvent;
}

/// <summary>Which text ends a conflict.</summary>
public enum Stands { Mine, Theirs, Both }

/// <summary>What is to be done after something happened to a field that saves itself.</summary>
public abstract record AutosaveEffect
{
    private AutosaveEffect()
    {
    }

    /// <summary>Store this edit, and say what came of it.</summary>
    public sealed record Send(TextEdit Edit) : AutosaveEffect;

    /// <summary>Say <see cref="AutosaveEvent.PauseOver"/> after this time, and not at any that was asked for before.</summary>
    public sealed record WakeAfter(TimeSpan Time) : AutosaveEffect;

    public sealed record Sleep : AutosaveEffect;

    /// <summary>Something that a person can see has changed.</summary>
    public sealed record Tell : AutosaveEffect;
}
