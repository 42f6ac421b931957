namespace Postmortem;

/// <summary>
/// Who asks, and by which sign-in. Every verb takes one; the store reads the person's present role from the database and refuses a
/// sign-in that is over, so that a changed role, a new password or a closed account takes effect with the very next verb.
/// </summary>
/// <param name="By">Null for this machine's own command line, whose user can read the database anyway.</param>
public readonly record struct Actor(Guid PersonId, SignedInBy? By = null)
{
    /// <summary>
    /// The key of what is asked, where it makes something: of all requests with the same key the first is carried out, and the others get its answer.
    /// Null where asking twice may do it twice.
    /// </summary>
    public Guid? RequestKey { get; init; }

    /// <summary>The same person, asking for something that is to be made once.</summary>
    public Actor Once(Guid key) => this with { RequestKey = key };
}

/// <summary>What a cookie says of the sign-in it belongs to.</summary>
/// <param name="SessionId">The <see cref="People.DeviceSession"/>: it ends for this device alone.</param>
/// <param name="Stamp">The account's security stamp: a new one ends all its sign-ins at once.</param>
public sealed record SignedInBy(Guid SessionId, string Stamp);
