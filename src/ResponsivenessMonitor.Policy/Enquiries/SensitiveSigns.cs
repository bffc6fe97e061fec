namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>Signs that a message speaks of a student's personal or financial details and belongs offline (¶15 d).</summary>
[Flags]
public enum SensitiveSigns
{
    /// <summary>None was found.</summary>
    None = 0,

    /// <summary>A student's or other identity number.</summary>
    IdentityNumber = 1,

    /// <summary>A bank account: a sort code, or an IBAN whose check digits are right.</summary>
    BankAccount = 2,

    /// <summary>A payment card number whose check digit is right.</summary>
    CardNumber = 4,

    /// <summary>A date of birth.</summary>
    DateOfBirth = 8,

    /// <summary>An e-mail address.</summary>
    EmailAddress = 16,

    /// <summary>A telephone number.</summary>
    Telephone = 32,

    /// <summary>A UK postcode.</summary>
    Postcode = 64,

    /// <summary>An entry of the list of sensitive words.</summary>
    Words = 128,
}
