namespace Postmortem.Web.Components.Notices;

/// <summary>The fixed words around a customer's letter, in the language that the letter is written in.</summary>
internal sealed record LetterWords
{
    private static readonly LetterWords English = new()
    {
        Code = "en",
        Unreachable = "We cannot reach your letter just now",
        UnreachableHelp = "The fault is on our side. Please open your link again in a few minutes.",
        Question = "Does this answer you?",
        Message = "Would you like to tell us more?",
        Optional = "(optional)",
        MessageHelp = "A person on our side reads this.",
        Yes = "Yes, this answers me",
        NotYet = "Not yet",
        Pdf = "Download as PDF",
        Quiet = "Nothing on this page tracks you. Please keep its address to yourself: it opens your letter.",
        ThanksYes = "Thank you. We are glad that this answers you.",
        ThanksNotYet = "Thank you for telling us. We have not finished then: a person reads what you wrote.",
        YouWrote = "You wrote:",
        Change = "Change your answer",
        TooLong = "Your message is longer than the 10,000 characters we can take. It is still here: please shorten it and send it again.",
        FarTooLong = "Your message is far longer than the 10,000 characters we can take, and it did not reach us. Go back in your browser: "
            + "it is still in the field there.",
        ChooseOne = "Please press one of the two buttons. What you wrote is still here.",
        TooOften = "You have answered many times in a few minutes. What you wrote is still here: please wait ten minutes, then send it again.",
        NotKept = "We could not keep your answer just now. The fault is on our side, and what you wrote is still here: "
            + "please send it again in a few minutes.",
        TookTooLong = "This page was open for so long that we could not be sure the answer is yours. What you wrote is still here: please send it again.",
    };

    private static readonly LetterWords French = new()
    {
        Code = "fr",
        Unreachable = "Nous ne pouvons pas atteindre votre lettre à l’instant",
        UnreachableHelp = "La faute est de notre côté. Ouvrez votre lien de nouveau dans quelques minutes.",
        Question = "Cela vous répond-il ?",
        Message = "Souhaitez-vous nous en dire plus ?",
        Optional = "(facultatif)",
        MessageHelp = "Une personne de chez nous le lira.",
        Yes = "Oui, cela me répond",
        NotYet = "Pas encore",
        Pdf = "Télécharger en PDF",
        Quiet = "Rien sur cette page ne vous suit. Gardez son adresse pour vous : elle ouvre votre lettre.",
        ThanksYes = "Merci. Nous sommes heureux que cela vous réponde.",
        ThanksNotYet = "Merci de nous l’avoir dit. Nous n’avons donc pas fini : une personne lit ce que vous avez écrit.",
        YouWrote = "Vous avez écrit :",
        Change = "Changer votre réponse",
        TooLong = "Votre message dépasse les 10 000 caractères que nous pouvons recevoir. Il est toujours là : raccourcissez-le et envoyez-le de nouveau.",
        FarTooLong = "Votre message dépasse de loin les 10 000 caractères que nous pouvons recevoir, et il ne nous est pas parvenu. "
            + "Revenez en arrière dans votre navigateur : il y est toujours.",
        ChooseOne = "Choisissez l’un des deux boutons. Ce que vous avez écrit est toujours là.",
        TooOften = "Vous avez répondu de nombreuses fois en quelques minutes. Ce que vous avez écrit est toujours là : "
            + "attendez dix minutes, puis envoyez-le de nouveau.",
        NotKept = "Nous n’avons pas pu enregistrer votre réponse à l’instant. La faute est de notre côté, et ce que vous avez écrit est toujours là : "
            + "envoyez-le de nouveau dans quelques minutes.",
        TookTooLong = "Cette page est restée ouverte si longtemps que nous ne pouvions plus être sûrs que la réponse vient de vous. "
            + "Ce que vous avez écrit est toujours là : envoyez-le de nouveau.",
    };

    /// <summary>BCP 47.</summary>
    public required string Code { get; init; }
    public required string Unreachable { get; init; }
    public required string UnreachableHelp { get; init; }
    public required string Question { get; init; }
    public required string Message { get; init; }
    public required string Optional { get; init; }
    public required string MessageHelp { get; init; }
    public required string Yes { get; init; }
    public required string NotYet { get; init; }
    public required string Pdf { get; init; }
    public required string Quiet { get; init; }
    public required string ThanksYes { get; init; }
    public required string ThanksNotYet { get; init; }
    public required string YouWrote { get; init; }
    public required string Change { get; init; }
    public required string TooLong { get; init; }
    public required string FarTooLong { get; init; }
    public required string ChooseOne { get; init; }
    public required string TooOften { get; init; }
    public required string NotKept { get; init; }
    public required string TookTooLong { get; init; }

    /// <param name="language">BCP 47; what is not French is English.</param>
    public static LetterWords In(string language) => language.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? French : English;
}
