namespace Postmortem.Web.Components.Kit.Fields;

/// <summary>What a <see cref="KitForm"/> tells the fields in it: why it was refused, so that the one it is about says so.</summary>
public sealed class FormFrame
{
    private readonly List<Func<string?>> fields = [];

    /// <summary>Why the form was refused; null while it was not.</summary>
    public Refusal? Refused { get; internal set; }

    /// <summary>The sentence, where no field of the form says it.</summary>
    public string? Whole => Refused is null || (Refused.Field is { } wrong && fields.Exists(of => of() == wrong)) ? null : Refused.Sentence;

    /// <summary>The sentence for the field of this property; null where it is about something else.</summary>
    public string? Of(string? property) => property is not null && Refused?.Field == property ? Refused.Sentence : null;

    /// <summary>A field tells what it is for, as long as it is on the page.</summary>
    internal IDisposable Join(Func<string?> field)
    {
        fields.Add(field);
        return new Membership(() => fields.Remove(field));
    }

    private sealed class Membership(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
